package dev.guildhall.web.skill;

import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Catalog;
import dev.guildhall.registry.StoredFile;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Figures;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.markdown.Markdown;
import dev.guildhall.web.markdown.PackageLinks;
import dev.guildhall.web.skill.FilesPage.Content;
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

/** The files of a version, one of them open. */
@Path("/skills/{owner:(?:@|%40)[^/]+}/{name}/files")
@Service
@Produces(MediaType.TEXT_HTML)
public class FilePages {
    private static final int MOST_LINES = 5_000;

    private final SkillHeads heads;
    private final Frame frame;
    private final Catalog catalog;

    @Inject
    public FilePages(SkillHeads heads, Frame frame, Catalog catalog) {
        this.heads = heads;
        this.frame = frame;
        this.catalog = catalog;
    }

    @GET
    @Requires(Permission.SKILLS_READ)
    public View files(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @QueryParam("version") @DefaultValue("") String version) {
        SkillHead head = heads.head(owner, name, version, SkillTab.FILES, "");
        return new View(
                "skill/files.jte",
                new FilesPage(head, FileNode.tree(head.shown().files()), Optional.empty()));
    }

    @GET
    @Path("{path: .+}")
    @Requires(Permission.SKILLS_READ)
    public View file(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @PathParam("path") String path,
            @QueryParam("version") @DefaultValue("") String version,
            @QueryParam("view") @DefaultValue("") String view)
            throws IOException {
        SkillHead head = heads.head(owner, name, version, SkillTab.FILES, "");
        PackageFile file = head.shown().files().stream()
                .filter(f -> f.path().equals(path))
                .findFirst()
                .orElseThrow(() -> PlatformProblem.NOT_FOUND.because(
                        "@%s/%s %s has no file \"%s\". The tab Files lists what it has."
                                .formatted(
                                        head.address().owner(), name, head.row().version(), path)));
        Content content = content(head, file, view.equals("source"));
        return new View(
                "skill/files.jte",
                new FilesPage(
                        head, FileNode.tree(head.shown().files()), Optional.of(new FilesPage.OpenFile(file, content))));
    }

    private Content content(SkillHead head, PackageFile file, boolean source) throws IOException {
        SkillAddress address = head.address();
        if (FileKind.of(file.path()) == FileKind.IMAGE) {
            return new Content.Picture();
        }
        StoredFile stored = catalog.file(
                frame.actor(), address.owner(), address.name(), head.row().version(), file.path());
        Optional<String> text = StoredText.read(stored);
        if (text.isEmpty()) {
            return new Content.Download(
                    file.size() > StoredText.LIMIT
                            ? "%s is more than a page shows (%s)."
                                    .formatted(Figures.bytes(file.size()), Figures.bytes(StoredText.LIMIT))
                            : "It is not text.");
        }
        boolean markdown = FileKind.of(file.path()) == FileKind.MARKDOWN;
        return markdown && !source ? rendered(address, file.path(), text.get()) : source(text.get(), markdown);
    }

    private static Content rendered(SkillAddress address, String path, String text) {
        String folder = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
        PackageLinks links =
                new PackageLinks(folder, address.page() + "/files", address.page() + "/raw", address.query());
        return new Content.Rendered(Markdown.html(text, links));
    }

    private static Content source(String text, boolean markdown) {
        List<String> lines = text.lines().limit(MOST_LINES + 1L).toList();
        boolean cut = lines.size() > MOST_LINES;
        return new Content.Source(cut ? lines.subList(0, MOST_LINES) : lines, cut, markdown);
    }
}
