package dev.guildhall.web.skill;

import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Catalog;
import dev.guildhall.registry.SkillDetail;
import dev.guildhall.registry.StoredFile;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Frame;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;

/** Bytes of a version's files for pages: pictures to show, everything else to keep, nothing of it ever run. */
@Path("/skills/{owner:(?:@|%40)[^/]+}/{name}/raw/{path: .+}")
@Service
public class RawFiles {
    private final Frame frame;
    private final Catalog catalog;

    @Inject
    public RawFiles(Frame frame, Catalog catalog) {
        this.frame = frame;
        this.catalog = catalog;
    }

    @GET
    @Requires(Permission.SKILLS_READ)
    public Response raw(
            @PathParam("owner") String segment,
            @PathParam("name") String name,
            @PathParam("path") String path,
            @QueryParam("version") @DefaultValue("") String version,
            @Context Request request) {
        String owner = Addresses.ownerName(segment);
        String wanted = version.isBlank() ? shown(owner, name) : version.strip();
        StoredFile file = catalog.file(frame.actor(), owner, name, wanted, path);
        EntityTag tag = new EntityTag(file.sha256());
        Response.ResponseBuilder answer = request.evaluatePreconditions(tag);
        if (answer == null) {
            answer = Response.ok(body(file), FileKind.mediaType(path)).header("Content-Length", file.size());
        }
        return answer.tag(tag)
                .header("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", disposition(path))
                .build();
    }

    private String shown(String owner, String name) {
        SkillDetail skill = catalog.skill(frame.actor(), owner, name);
        return skill.shown().orElse("latest");
    }

    private static StreamingOutput body(StoredFile file) {
        return out -> {
            try (InputStream in = file.opener().open()) {
                in.transferTo(out);
            }
        };
    }

    /** RFC 6266: the name percent-encoded, so that no name of a package can end the header. */
    static String disposition(String path) {
        String type = FileKind.of(path) == FileKind.IMAGE ? "inline" : "attachment";
        String name = path.substring(path.lastIndexOf('/') + 1);
        return type + "; filename*=UTF-8''" + Addresses.encode(name).replace("*", "%2A");
    }
}
