package dev.guildhall.drafting;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lays sections out on as many files as keep each one good to read at once. */
final class Pages {
    private static final int LONGEST = 40_000;
    private static final int MOST_CHARACTERS = 20_000_000;

    private long written;
    private int left;

    /**
     * Writes the sections one after the other, as long as all pages together are no more than a package can hold.
     *
     * @param head stands on top of every page
     */
    <T> List<String> of(String head, List<T> subjects, Function<T, String> section) {
        List<String> pages = new ArrayList<>();
        StringBuilder page = new StringBuilder(head);
        for (T subject : subjects) {
            if (written > MOST_CHARACTERS) {
                left++;
                continue;
            }
            String text = section.apply(subject);
            written += text.length();
            if (page.length() > head.length() && page.length() + text.length() > LONGEST) {
                pages.add(page.toString());
                page = new StringBuilder(head);
            }
            page.append('\n').append(text);
        }
        pages.add(page.toString());
        return pages;
    }

    /** How many sections found no room. */
    int left() {
        return left;
    }
}
