package dev.guildhall.web.imports;

/** What was typed into the form. */
public record ImportFields(String owner, String source, String path, String ref) {
    static final ImportFields NOTHING = new ImportFields("", "", "", "");
}
