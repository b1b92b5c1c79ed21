package dev.guildhall.web.skill;

import dev.guildhall.compare.Comparison;
import dev.guildhall.compare.Comparisons;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Catalog;
import dev.guildhall.registry.VersionRow;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Twin;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Two versions of a skill side by side. Without {@code b} the version shown, without {@code a} the one before it. */
@Path("/skills/{owner:(?:@|%40)[^/]+}/{name}/compare")
@Service
@Produces(MediaType.TEXT_HTML)
public class ComparePages {
    private static final int FILES = 20;

    private final SkillHeads heads;
    private final Frame frame;
    private final Catalog catalog;
    private final Comparisons comparisons;

    @Inject
    public ComparePages(SkillHeads heads, Frame frame, Catalog catalog, Comparisons comparisons) {
        this.heads = heads;
        this.frame = frame;
        this.catalog = catalog;
        this.comparisons = comparisons;
    }

    @GET
    @Requires(Permission.SKILLS_READ)
    public View compare(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @QueryParam("a") @DefaultValue("") String a,
            @QueryParam("b") @DefaultValue("") String b,
            @QueryParam("version") @DefaultValue("") String version,
            @QueryParam("view") @DefaultValue("") String view,
            @QueryParam("cursor") @DefaultValue("") String cursor)
            throws IOException {
        SkillHead head = heads.head(owner, name, b.isBlank() ? version : b, SkillTab.COMPARE, "");
        SkillAddress address = head.address();
        List<VersionRow> newest = head.skill().versions();
        Optional<String> before = a.isBlank() ? before(head) : Optional.of(a.strip());
        if (before.isEmpty()) {
            return new View("skill/compare.jte", new ComparePage(head, Optional.empty(), newest, false));
        }
        Comparison found = comparisons.compare(
                frame.actor(),
                address.owner(),
                address.name(),
                before.get(),
                head.row().version(),
                PageRequest.of(FILES, cursor));
        String compared = found.a().version();
        VersionRow other = newest.stream()
                .filter(row -> row.version().equals(compared))
                .findFirst()
                .orElseGet(() -> catalog.version(frame.actor(), address.owner(), address.name(), compared)
                        .row());
        List<VersionRow> choices = CompareChoices.of(newest, head.row(), other);
        return new View(
                "skill/compare.jte",
                new ComparePage(framed(head, found), Optional.of(found), choices, view.equals("inline")));
    }

    private Optional<String> before(SkillHead head) {
        SkillAddress address = head.address();
        String version = head.row().version();
        List<VersionRow> lower = catalog.versionsBelow(frame.actor(), address.owner(), address.name(), version);
        return CompareChoices.before(head.skill().versions(), lower, version);
    }

    private SkillHead framed(SkillHead head, Comparison found) {
        String twin = "%s/compare/%s/%s"
                .formatted(
                        head.address().api(),
                        Addresses.encode(found.a().version()),
                        Addresses.encode(found.b().version()));
        String title = "@%s/%s %s → %s · Compare"
                .formatted(
                        found.owner(),
                        found.name(),
                        found.a().version(),
                        found.b().version());
        return head.framed(frame.of(Nav.CATALOGUE, title, Twin.of(twin)));
    }
}
