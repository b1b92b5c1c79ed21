package dev.guildhall.drafting;

import java.util.ArrayList;
import java.util.List;

/** Lays sections out on as many files as keep each one good to read at once. */
final class Pages {
    private static final int LONGEST = 40_000;

    private Pages() {}

    /** @param head stands on top of every page */
    static List<String> of(String head, List<String> sections) {
        List<String> pages = new ArrayList<>();
        StringBuilder page = new StringBuilder(head);
        for (String section : sections) {
            if (page.length() > head.length() && page.length() + section.length() > LONGEST) {
                pages.add(page.toString());
                page = new StringBuilder(head);
            }
            page.append('\n').append(section);
        }
        pages.add(page.toString());
        return pages;
    }
}
