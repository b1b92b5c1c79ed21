package dev.guildhall.skills.web;

/** Shortens Markdown at a paragraph, and says so. */
final class Cut {
    private Cut() {}

    static String at(String markdown, int most) {
        if (markdown.length() <= most) {
            return markdown;
        }
        int end = markdown.lastIndexOf("\n\n", most);
        if (end < most / 2) {
            end = Character.isHighSurrogate(markdown.charAt(most - 1)) ? most - 1 : most;
        }
        String kept = markdown.substring(0, end).stripTrailing();
        // A fence that stays open would swallow the note, and whatever a caller writes after it.
        String closed = fencesIn(kept) % 2 == 0 ? kept : kept + "\n```";
        return "%s\n\n[Cut here: %d of %d characters. Ask again with a larger max_characters for more.]\n"
                .formatted(closed, kept.length(), markdown.length());
    }

    private static long fencesIn(String markdown) {
        return markdown.lines().filter(l -> l.strip().startsWith("```")).count();
    }
}
