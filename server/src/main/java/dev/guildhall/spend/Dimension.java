package dev.guildhall.spend;

import dev.guildhall.platform.PlatformProblem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** What figures can be asked by. */
public enum Dimension {
    DAY("to_char(day, 'YYYY-MM-DD')"),
    MONTH("to_char(day, 'YYYY-MM')"),
    /** By id; {@code HASH} tells apart what one key was before and after it was regenerated. */
    KEY("cast(key_id as text)"),
    HASH("key_hash"),
    TEAM("team"),
    USER("user_id"),
    CUSTOMER("customer"),
    AGENT("agent"),
    /** The name that clients use. */
    MODEL("model"),
    PROVIDER("provider"),
    DEPLOYMENT("deployment"),
    TAG("tag");

    private final String expression;

    Dimension(String expression) {
        this.expression = expression;
    }

    String expression() {
        return expression;
    }

    /** As it stands in addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean ofTime() {
        return this == DAY || this == MONTH;
    }

    /** @param field for the message */
    static Dimension of(String field, String word) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.word().equals(word))
                .findFirst()
                .orElseThrow(() -> PlatformProblem.BAD_REQUEST.because(
                        "%s is \"%s\"; it must be one of %s.".formatted(field, word, words()), Map.of("field", field)));
    }

    private static String words() {
        return String.join(", ", Arrays.stream(values()).map(Dimension::word).toList());
    }
}
