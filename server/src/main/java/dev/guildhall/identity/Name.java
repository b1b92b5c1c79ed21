package dev.guildhall.identity;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What names and texts from outside must look like. */
final class Name {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");
    private static final int LONGEST_TEXT = 100;

    private Name() {}

    static String slug(String what, String name) {
        if (name.length() < 2 || name.length() > 39 || !SLUG.matcher(name).matches()) {
            throw IdentityProblem.NAME_REFUSED.because(
                    "%s \"%s\" must have 2 to 39 characters: lower-case letters and digits, with single hyphens between them, such as \"acme-tools\"."
                            .formatted(what, shortened(name)),
                    Map.of("field", what));
        }
        return name;
    }

    static String login(String login) {
        if (login.length() < 2 || login.length() > 64 || !LOGIN.matcher(login).matches()) {
            throw IdentityProblem.NAME_REFUSED.because(
                    "login \"%s\" must have 2 to 64 characters: lower-case letters and digits, with single dots, hyphens or underscores between them."
                            .formatted(shortened(login)),
                    Map.of("field", "login"));
        }
        return login;
    }

    /** A text for people, trimmed; the fallback when it was not given. */
    static String display(String field, @Nullable String text, String fallback) {
        String trimmed = text == null ? fallback : text.strip();
        if (trimmed.isEmpty()
                || trimmed.length() > LONGEST_TEXT
                || trimmed.chars().anyMatch(Character::isISOControl)) {
            throw IdentityProblem.NAME_REFUSED.because(
                    "%s must have 1 to %d characters and no line breaks.".formatted(field, LONGEST_TEXT),
                    Map.of("field", field));
        }
        return trimmed;
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
