package dev.guildhall.conformance;

import java.security.SecureRandom;

/** Words that nobody wrote before this run, so that what is found was brought by it. */
final class MadeUp {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String CONSONANTS = "bdfgklmnprstvz";
    private static final String VOWELS = "aeiou";

    private MadeUp() {}

    /** Ten lower-case letters. */
    static String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            word.append(CONSONANTS.charAt(RANDOM.nextInt(CONSONANTS.length())));
            word.append(VOWELS.charAt(RANDOM.nextInt(VOWELS.length())));
        }
        return word.toString();
    }
}
