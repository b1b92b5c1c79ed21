package dev.guildhall.web.skill;

import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Catalog;
import dev.guildhall.registry.Signatures;
import dev.guildhall.registry.StoredFile;
import dev.guildhall.statistics.Statistics;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.markdown.Markdown;
import dev.guildhall.web.markdown.PackageLinks;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;

/** The readme of a skill, with what it costs, may do and comes from. */
@Path("/skills/{owner:(?:@|%40)[^/]+}/{name}")
@Service
@Produces(MediaType.TEXT_HTML)
public class SkillPages {
    private static final int PERIOD = 30;

    private final SkillHeads heads;
    private final Frame frame;
    private final Catalog catalog;
    private final Statistics statistics;
    private final Signatures signatures;

    @Inject
    public SkillPages(SkillHeads heads, Frame frame, Catalog catalog, Statistics statistics, Signatures signatures) {
        this.heads = heads;
        this.frame = frame;
        this.catalog = catalog;
        this.statistics = statistics;
        this.signatures = signatures;
    }

    @GET
    @Requires(Permission.SKILLS_READ)
    public View readme(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @QueryParam("version") @DefaultValue("") String version,
            @QueryParam("note") @DefaultValue("") String note)
            throws IOException {
        SkillHead head = heads.head(owner, name, version, SkillTab.README, note);
        SkillAddress address = head.address();
        String exact = head.row().version();
        StoredFile file = catalog.file(frame.actor(), address.owner(), address.name(), exact, "SKILL.md");
        PackageLinks links = new PackageLinks("", address.page() + "/files", address.page() + "/raw", address.query());
        String readme = StoredText.read(file)
                .map(text -> Markdown.html(text, links))
                .orElse("<p>SKILL.md is too large to show here. The tab Files offers it for download.</p>");
        return new View(
                "skill/readme.jte",
                new ReadmePage(
                        head,
                        readme,
                        download(address, exact),
                        statistics.skill(frame.actor(), address.owner(), address.name(), PERIOD),
                        Provenance.of(signatures.of(frame.actor(), address.owner(), address.name(), exact))));
    }

    private static String download(SkillAddress address, String exact) {
        return """
                curl -fsSL -H "Authorization: Bearer $GUILDHALL_TOKEN" \\
                  -o %s.zip \\
                  "$GUILDHALL_URL%s/archive"
                unzip %s.zip -d .claude/skills""".formatted(address.name(), address.apiVersion(exact), address.name());
    }
}
