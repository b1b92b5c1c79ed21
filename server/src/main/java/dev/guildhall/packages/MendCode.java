package dev.guildhall.packages;

import dev.guildhall.packages.Finding.Severity;
import java.util.Locale;
import java.util.Optional;

/** Every kind of change that an import makes to a skill; {@code docs/importing.md} lists the same (a test compares). */
public enum MendCode {
    // Text
    MENDED_BOM(Severity.INFO, "A byte order mark was taken off."),
    MENDED_LINE_ENDS(Severity.INFO, "CR LF line ends became LF."),
    MENDED_ENCODING(
            Severity.WARNING, "`SKILL.md` was not UTF-8; it was read as windows-1252 or UTF-16 and written as UTF-8."),
    MENDED_FILE_NAME(Severity.INFO, "The file was called `skill.md`, `Skill.md` or the like; it is `SKILL.md` now."),
    // Frontmatter
    MENDED_FRONTMATTER(
            Severity.WARNING, "The frontmatter was missing, not closed, or did not begin on the first line."),
    MENDED_YAML(Severity.WARNING, "The YAML could not be read; its values were quoted, or it was read line by line."),
    MENDED_DUPLICATE_KEY(Severity.WARNING, "A key stood twice; the first one counts."),
    // Fields
    MENDED_NAME(Severity.INFO, "The name was brought into the standard's form; the original is the display name."),
    NAME_FROM_FOLDER(Severity.WARNING, "There was no usable name; the folder's name was taken."),
    MENDED_FOLDER(Severity.INFO, "The folder was not called like the skill."),
    DESCRIPTION_FROM_BODY(Severity.WARNING, "There was no description; the first paragraph of the body was taken."),
    DESCRIPTION_CUT(
            Severity.WARNING,
            "The description was longer than 1,024 characters; the whole stands at the end of the body."),
    MENDED_MARKUP(
            Severity.INFO, "Something like an XML tag in a name or description was written with square brackets."),
    MENDED_TYPE(Severity.INFO, "A number, list or map stood where text belongs; it was written as text."),
    MENDED_TOO_LONG(Severity.WARNING, "A text was longer than its limit and was cut."),
    MENDED_TOOLS(Severity.INFO, "`allowed-tools` was a list or had commas; it is one text separated by spaces."),
    MENDED_METADATA(Severity.INFO, "A value under `metadata` was not text; it stands there as JSON text."),
    MOVED_FIELD(Severity.INFO, "A field that the standard does not have stands in `skill.yaml`."),
    KEPT_FIELD(Severity.INFO, "A field that nobody here knows stands under `metadata`."),
    DROPPED_FIELD(Severity.WARNING, "A value that fits nowhere stands in the original files only."),
    // What lies around it
    MAPPED_FILE(Severity.INFO, "A file of a plugin or harness was read, and what it says stands in `skill.yaml`."),
    SKIPPED_SERVER(Severity.WARNING, "An MCP server of a plugin was not taken over."),
    FOREIGN_SKILL_YAML(
            Severity.WARNING, "A `skill.yaml` of another kind was there; it is called `skill.other.yaml` now."),
    LINK_COPIED(Severity.INFO, "A link to a file of the same archive was replaced by a copy of that file."),
    FOREIGN_SOURCE(Severity.INFO, "A marketplace names a plugin that lies elsewhere; it was not fetched."),
    // The import as a whole
    MENDED_VERSION(Severity.INFO, "The version was not a semantic version; it was completed."),
    VERSION_TAKEN(Severity.WARNING, "The version is published with other content; the next free one was taken."),
    VERSION_REFUSED(Severity.ERROR, "The version in `skill.yaml` is published with other content."),
    RENAMED_DUPLICATE(
            Severity.WARNING, "Another skill of the import has the same name; the folder's name was put before it."),
    DUPLICATE_NAME(
            Severity.ERROR, "Other skills of the import have the same name, and the folder's name does not help."),
    IMPORT_FAILED(Severity.ERROR, "The server failed at this skill and went on with the others; its log says why.");

    private final Severity severity;
    private final String meaning;

    MendCode(Severity severity, String meaning) {
        this.severity = severity;
        this.meaning = meaning;
    }

    /** As it stands in {@link Finding#code()}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Severity severity() {
        return severity;
    }

    /** One sentence, the same for every occurrence. */
    public String meaning() {
        return meaning;
    }

    /** @param change what was there and what it became */
    public Finding inFile(String file, int line, String change, String fix) {
        return new Finding(code(), severity, Optional.of(file), Optional.of(line), change, fix);
    }

    /** @param change what was there and what it became */
    public Finding onPackage(String change, String fix) {
        return new Finding(code(), severity, Optional.empty(), Optional.empty(), change, fix);
    }
}
