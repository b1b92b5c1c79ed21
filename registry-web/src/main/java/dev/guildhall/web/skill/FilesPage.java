package dev.guildhall.web.skill;

import dev.guildhall.skill.PackageFile;
import java.util.List;
import java.util.Optional;

/** The tab of files: the tree, and the file that is open. */
public record FilesPage(SkillHead head, List<FileNode> tree, Optional<OpenFile> open) {

    /** An open file and how it is shown. */
    public record OpenFile(PackageFile file, Content content) {}

    /** How a file is shown. */
    public sealed interface Content {
        /** Safe HTML of a Markdown file. */
        record Rendered(String html) implements Content {}

        /** Lines of a text; {@code markdown} offers the way back to the rendered form. */
        record Source(List<String> lines, boolean cut, boolean markdown) implements Content {}

        record Picture() implements Content {}

        /** Not shown, with the reason. */
        record Download(String reason) implements Content {}
    }

    public String openPath() {
        return open.map(o -> o.file().path()).orElse("");
    }
}
