package dev.guildhall.web.layout;

import dev.guildhall.platform.Open;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** Serves stylesheet, script and fonts; the container cannot, because the REST application stands at the root. */
@Path("/assets/{build}/{name: .+}")
@Service
public class AssetsResource {
    private final Assets assets;

    @Inject
    public AssetsResource(Assets assets) {
        this.assets = assets;
    }

    @GET
    @Open("stylesheet, script and fonts say nothing about anybody")
    public Response asset(@PathParam("build") String build, @PathParam("name") String name, @Context Request request) {
        Asset asset = assets.named(name)
                .orElseThrow(() -> PlatformProblem.NOT_FOUND.because(
                        "There is no asset \"%s\". Load a page again to get the current addresses.".formatted(name)));
        EntityTag tag = new EntityTag(asset.etag());
        Response.ResponseBuilder answer = request.evaluatePreconditions(tag);
        if (answer == null) {
            answer = Response.ok(asset.bytes(), asset.mediaType());
        }
        // While nodes are upgraded one by one, a page of another build may ask: answer, but do not let it be kept.
        boolean ours = assets.base().equals("/assets/" + build);
        return answer.tag(tag)
                .header("Cache-Control", ours ? "public, max-age=31536000, immutable" : "no-cache")
                .build();
    }
}
