package dev.guildhall.registry;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What somebody typed, as words to look for. Only letters and digits are left of it, so nothing in it means anything to
 * PostgreSQL's query language.
 */
record SearchText(List<String> words) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]{1,40}");
    private static final int MOST_WORDS = 8;

    SearchText {
        words = List.copyOf(words);
    }

    static SearchText of(String typed) {
        return new SearchText(WORD.matcher(typed.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .limit(MOST_WORDS)
                .toList());
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /**
     * All words, the last one possibly half typed ({@code to_tsquery}). A single letter at the end is not looked for: it
     * would stand for a large part of all words there are. Empty when nothing else was typed.
     */
    String query() {
        List<String> wanted = words;
        if (!wanted.isEmpty() && isLetter(wanted.getLast())) {
            wanted = wanted.subList(0, wanted.size() - 1);
        }
        return wanted.isEmpty() ? "" : String.join(" & ", wanted) + ":*";
    }

    /** As a skill would be called. */
    String name() {
        return String.join("-", words);
    }

    /** Names that begin like this lie from {@link #name()} to here, in byte order. */
    String nameEnd() {
        return name() + "~";
    }

    String phrase() {
        return String.join(" ", words);
    }

    private static boolean isLetter(String word) {
        return word.length() == 1 && word.charAt(0) < 128;
    }
}
