package dev.guildhall.drafting;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits Markdown at its headings, never inside a code block, into pieces that are good to read one at a time. */
final class Sections {
    private static final Pattern HEADING = Pattern.compile("^(#{1,2}) +(.{1,300}?)(?: +#+)?$");
    private static final Pattern FENCE = Pattern.compile("^ {0,3}(`{3,}|~{3,})(.*)$");
    /** Below this a section is not worth a file, above the other it is cut in two. */
    private static final int SMALL = 1_500;

    private static final int LARGE = 24_000;

    /** @param markdown with its own heading */
    record Section(String title, String markdown) {}

    private Sections() {}

    /** @param title of what stands before the first heading */
    static List<Section> of(String markdown, String title) {
        List<Section> found = split(markdown, title);
        List<Section> result = new ArrayList<>();
        for (Section section : found) {
            Section last = result.isEmpty() ? null : result.getLast();
            if (last != null
                    && (last.markdown().length() < SMALL || section.markdown().length() < SMALL)
                    && last.markdown().length() + section.markdown().length() < LARGE / 2) {
                result.removeLast();
                result.add(new Section(last.title(), last.markdown() + "\n\n" + section.markdown()));
            } else {
                result.addAll(parts(section));
            }
        }
        return result;
    }

    /** Titles of the headings of the first two levels, in order, without what only a machine needs. */
    static List<String> titles(String markdown) {
        return split(markdown, "").stream()
                .map(Section::title)
                .filter(title -> !title.isBlank())
                .distinct()
                .toList();
    }

    private static List<Section> split(String markdown, String title) {
        List<Section> sections = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        String name = title;
        String fence = "";
        for (String line : markdown.lines().toList()) {
            fence = fence(fence, line);
            Matcher heading = HEADING.matcher(line);
            if (fence.isEmpty() && heading.matches()) {
                add(sections, name, current);
                name = plain(heading.group(2));
            }
            current.append(line).append('\n');
        }
        add(sections, name, current);
        return sections;
    }

    /** A section that is too long is cut between paragraphs. */
    private static List<Section> parts(Section section) {
        List<Section> parts = new ArrayList<>();
        String rest = section.markdown();
        int number = 1;
        while (rest.length() > LARGE) {
            int end = rest.lastIndexOf("\n\n", LARGE);
            String part = rest.substring(0, end < LARGE / 2 ? LARGE : end);
            rest = rest.substring(part.length()).replaceFirst("^\\n+", "");
            String open = "";
            String marks = "";
            for (String line : part.lines().toList()) {
                String next = fence(marks, line);
                open = marks.isEmpty() ? line : open;
                marks = next;
            }
            // A fence that stays open is closed here and opened again there, as it was.
            if (!marks.isEmpty()) {
                part += "\n" + marks;
                rest = open.strip() + "\n" + rest;
            }
            parts.add(new Section(section.title() + " (" + number++ + ")", part));
        }
        parts.add(number == 1 ? section : new Section(section.title() + " (" + number + ")", rest));
        return parts;
    }

    /** The marks of the block that is open after this line, or nothing. */
    private static String fence(String open, String line) {
        Matcher marks = FENCE.matcher(line);
        if (!marks.matches()) {
            return open;
        }
        String found = marks.group(1);
        if (open.isEmpty()) {
            return found.startsWith("`") && marks.group(2).contains("`") ? "" : found;
        }
        return found.startsWith(open) && marks.group(2).isBlank() ? "" : open;
    }

    private static void add(List<Section> sections, String title, StringBuilder text) {
        String markdown = text.toString().strip();
        text.setLength(0);
        if (!markdown.isEmpty()) {
            sections.add(new Section(title, markdown));
        }
    }

    /** A heading as words: links and emphasis give their text. */
    static String plain(String heading) {
        return CleanText.line(
                heading.replaceAll("!?\\[([^\\]]*)]\\([^)]*\\)", "$1")
                        .replaceAll("[`*_]+", "")
                        .replaceAll("\\\\(.)", "$1"),
                120);
    }
}
