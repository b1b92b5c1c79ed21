package dev.guildhall.keys;

import jakarta.json.JsonObject;
import java.util.List;

/** Bounds of names and lists that clients give. */
final class Names {
    private static final int LONGEST = 256;
    private static final int MOST = 500;
    private static final int MOST_KEPT = 32_768;

    private Names() {}

    static String one(String field, String text) {
        if (text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw KeyProblem.UNUSABLE.because(
                    "%s must have 1 to %d characters without line breaks.".formatted(field, LONGEST));
        }
        return text;
    }

    static List<String> list(String field, List<String> texts) {
        if (texts.size() > MOST) {
            throw KeyProblem.UNUSABLE.because("%s may have %d entries at most.".formatted(field, MOST));
        }
        texts.forEach(text -> one(field, text));
        return List.copyOf(texts);
    }

    static JsonObject kept(JsonObject members) {
        if (members.toString().length() > MOST_KEPT) {
            throw KeyProblem.UNUSABLE.because("metadata may have %d characters at most.".formatted(MOST_KEPT));
        }
        return members;
    }
}
