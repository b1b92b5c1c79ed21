package dev.guildhall.skill.bridge;

/** How a harness shows a skill to its model before and after it is used; what its tokens are counted on. */
public enum Catalog {
    /** {@code - name: description}; the body without frontmatter. */
    LINE,
    /** An element of {@code <available_skills>} with its location; the body without frontmatter. */
    ELEMENT,
    /** An element of {@code <available_skills>} with its location; the model reads the whole file. */
    ELEMENT_AND_FILE,
    /** {@code - name: description (file: path)}; the model reads the whole file. */
    LINE_AND_FILE;

    String entry(String name, String description, String file) {
        return switch (this) {
            case LINE -> "- " + name + ": " + description + "\n";
            case LINE_AND_FILE -> "- " + name + ": " + description + " (file: " + file + ")\n";
            case ELEMENT, ELEMENT_AND_FILE ->
                "<skill>\n<name>" + name + "</name>\n<description>" + description + "</description>\n<location>" + file
                        + "</location>\n</skill>\n";
        };
    }

    boolean wholeFile() {
        return this == ELEMENT_AND_FILE || this == LINE_AND_FILE;
    }
}
