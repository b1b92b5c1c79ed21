package dev.guildhall.packages;

import dev.guildhall.packages.Finding.Severity;
import java.util.Locale;
import java.util.Optional;

/** Every kind of finding, with its severity and what it means; {@code docs/skill-package.md} lists the same (a test compares). */
public enum FindingCode {
    // Archives
    NOT_AN_ARCHIVE(Severity.ERROR, "The upload is neither a zip nor a tar.gz."),
    ARCHIVE_TRUNCATED(Severity.ERROR, "The archive ends too early."),
    ARCHIVE_DAMAGED(Severity.ERROR, "The archive's bytes do not decode, or a checksum or size is wrong."),
    ARCHIVE_INCONSISTENT(Severity.ERROR, "A zip's central directory and its local headers tell different stories."),
    ARCHIVE_ENCRYPTED(Severity.ERROR, "A file in the archive is encrypted."),
    ARCHIVE_MULTI_VOLUME(Severity.ERROR, "The archive is one part of several."),
    ARCHIVE_METHOD(Severity.ERROR, "A zip entry is compressed by something other than deflate."),
    ARCHIVE_EMPTY(Severity.ERROR, "There is no file in it."),
    PATH_ESCAPES(Severity.ERROR, "A path contains `..`."),
    PATH_ABSOLUTE(Severity.ERROR, "A path starts at a root: `/`, a drive letter, or `\\\\host`."),
    PATH_BACKSLASH(Severity.ERROR, "A path contains a backslash."),
    PATH_CONTROL_CHARACTER(Severity.ERROR, "A path contains a NUL, control, bidi or invisible character."),
    PATH_NOT_UTF8(Severity.ERROR, "A path is not valid UTF-8."),
    PATH_TOO_LONG(Severity.ERROR, "A path, or one name in it, is too long."),
    PATH_TOO_DEEP(Severity.ERROR, "A path has too many folders."),
    PATH_NOT_PORTABLE(Severity.WARNING, "A name that Windows cannot hold."),
    LINK(Severity.ERROR, "A symbolic or hard link."),
    SPECIAL_FILE(Severity.ERROR, "A device, fifo, socket or sparse file."),
    DUPLICATE_PATH(Severity.ERROR, "Two paths are the same, exactly or after Unicode normalisation and case folding."),
    PATH_CONFLICT(Severity.ERROR, "A path is a file and a folder at once."),
    TOO_MANY_FILES(Severity.ERROR, "More files than allowed."),
    FILE_TOO_LARGE(Severity.ERROR, "One file is larger than allowed."),
    PACKAGE_TOO_LARGE(Severity.ERROR, "All files together are larger than allowed."),
    COMPRESSION_RATIO(Severity.ERROR, "The archive inflates by more than the allowed ratio."),
    JUNK_IGNORED(Severity.INFO, "Files that operating systems and git add were left out."),
    // Layout
    NO_SKILL_MD(Severity.ERROR, "There is no `SKILL.md`."),
    SKILL_MD_TOO_DEEP(Severity.ERROR, "`SKILL.md` lies deeper than one top folder."),
    SKILL_MD_NAME(Severity.WARNING, "The file is called `skill.md`; most harnesses find only `SKILL.md`."),
    SEVERAL_SKILLS(Severity.ERROR, "The archive holds several skills side by side."),
    STRAY_FILES(Severity.ERROR, "Files lie beside the folder that holds `SKILL.md`."),
    NESTED_SKILL(Severity.WARNING, "Another `SKILL.md` lies inside the package."),
    // Text
    BOM(Severity.ERROR, "The file starts with a byte order mark."),
    NOT_UTF8(Severity.ERROR, "The file is not valid UTF-8."),
    NUL_CHARACTER(Severity.ERROR, "The file contains a NUL character."),
    CRLF(Severity.WARNING, "Lines end with CR LF instead of LF."),
    MANIFEST_TOO_LARGE(
            Severity.ERROR, "`SKILL.md` or `skill.yaml` is larger than 1 MiB, or a frontmatter larger than 64 KiB."),
    // YAML
    NO_FRONTMATTER(Severity.ERROR, "`SKILL.md` does not start with a `---` line."),
    UNCLOSED_FRONTMATTER(Severity.ERROR, "The frontmatter has no closing `---` line."),
    YAML_INVALID(Severity.ERROR, "The YAML cannot be read."),
    YAML_DUPLICATE_KEY(Severity.ERROR, "A key stands twice in one mapping."),
    YAML_TOO_COMPLEX(Severity.ERROR, "The YAML nests too deep, repeats itself through aliases, or has too many nodes."),
    YAML_TAG(Severity.ERROR, "A YAML tag such as `!!python/object`."),
    YAML_NOT_A_MAP(Severity.ERROR, "The YAML is not a mapping of keys to values."),
    // Values
    UNKNOWN_FIELD(Severity.ERROR, "A key that neither the standard nor the package format knows."),
    MISSING_FIELD(Severity.ERROR, "A required field is missing or empty."),
    WRONG_TYPE(Severity.ERROR, "A value of the wrong type: a number where text belongs, a list where a map belongs."),
    TOO_LONG(Severity.ERROR, "A text is longer than its limit."),
    TOO_MANY(Severity.ERROR, "A list or map has more entries than its limit."),
    CONTROL_CHARACTER(Severity.ERROR, "A value contains a control character."),
    DUPLICATE_VALUE(Severity.ERROR, "The same name or id stands twice in a list."),
    UNKNOWN_VALUE(Severity.ERROR, "A value that is none of the allowed ones."),
    VALUE_FORMAT(Severity.ERROR, "A value that does not have the required form."),
    NAME_FORMAT(Severity.ERROR, "The name breaks the standard's rules."),
    NAME_NOT_ASCII(Severity.ERROR, "The name has letters outside a–z and 0–9."),
    NAME_FOLDER_MISMATCH(Severity.ERROR, "The name is not the folder's name."),
    NAME_RESERVED(Severity.INFO, "The name contains a word that a hosted runtime refuses."),
    CONFUSABLE_NAME(Severity.HIGH, "The name is one slip from that of a popular skill of another owner."),
    MARKUP(Severity.ERROR, "Name or description contain something like an XML tag."),
    ALLOWED_TOOLS_FORMAT(Severity.ERROR, "`allowed-tools` is not a space-separated string."),
    ALLOWED_TOOLS_COMMA(Severity.WARNING, "`allowed-tools` is separated by commas."),
    LONG_DESCRIPTION(Severity.INFO, "The description is longer than 200 characters; some harnesses show no more."),
    LONG_BODY(Severity.WARNING, "The body is longer than 500 lines or 20,000 characters."),
    EMPTY_BODY(Severity.WARNING, "There is nothing after the frontmatter."),
    UNKNOWN_SCHEMA(Severity.ERROR, "`schema` is not `guildhall/v1`."),
    PACKAGE_FORMAT(Severity.ERROR, "`package` or a dependency is not `@owner/name`."),
    PACKAGE_NAME_MISMATCH(Severity.ERROR, "`package` and the name in `SKILL.md` differ."),
    VERSION_FORMAT(Severity.ERROR, "The version is not a semantic version 2.0.0 without build metadata."),
    RANGE_FORMAT(Severity.ERROR, "A version range cannot be read."),
    SELF_DEPENDENCY(Severity.ERROR, "The package depends on itself."),
    HOST_FORMAT(Severity.ERROR, "Not a host name."),
    URL_FORMAT(Severity.ERROR, "Not an absolute http or https URL without user name and password."),
    INSECURE_URL(Severity.WARNING, "A URL without TLS to another machine."),
    RELATIVE_PATH(Severity.ERROR, "Not a relative path that stays inside its folder."),
    UNDECLARED_CREDENTIAL(Severity.ERROR, "`${credential:ID}` names a credential that is not declared."),
    LITERAL_SECRET(Severity.ERROR, "A value looks like a secret itself."),
    LICENSE_DIFFERS(Severity.WARNING, "`SKILL.md` and `skill.yaml` name different licences."),
    EVALS_MISSING(Severity.WARNING, "The folder of evaluation cases is not in the package."),
    MORE_FINDINGS(Severity.ERROR, "There were more findings than are listed."),
    // Contents
    BIDI_CONTROL(Severity.ERROR, "A text file contains bidirectional control characters."),
    TAG_CHARACTER(Severity.ERROR, "A text file contains invisible tag characters."),
    VARIATION_SELECTOR(Severity.ERROR, "A text file contains variation selectors that can carry hidden data."),
    ZERO_WIDTH(Severity.WARNING, "A text file contains invisible characters."),
    PRIVATE_USE(Severity.WARNING, "A text file contains private use characters."),
    CHECK_NOT_RUN(Severity.WARNING, "The content check ran out of time; the files it names were not looked at.");

    private final Severity severity;
    private final String meaning;

    FindingCode(Severity severity, String meaning) {
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

    public Finding inFile(String file, int line, String message, String fix) {
        return new Finding(code(), severity, Optional.of(file), Optional.of(line), message, fix);
    }

    public Finding onFile(String file, String message, String fix) {
        return new Finding(code(), severity, Optional.of(file), Optional.empty(), message, fix);
    }

    public Finding onPackage(String message, String fix) {
        return new Finding(code(), severity, Optional.empty(), Optional.empty(), message, fix);
    }
}
