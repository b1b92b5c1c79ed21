package dev.guildhall.identity;

import java.util.Locale;
import java.util.Map;

/** What a password must be: long (NIST SP 800-63B section 3.1.1.2 asks for length, not for kinds of characters). */
final class PasswordRule {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 256;

    private PasswordRule() {}

    static void check(String login, String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw refused("A password has %d to %d characters.".formatted(SHORTEST, LONGEST));
        } else if (password.chars().distinct().count() < 5) {
            throw refused("A password of so few different characters is guessed at once; use at least five.");
        } else if (password.toLowerCase(Locale.ROOT).contains(login) && password.length() < login.length() + SHORTEST) {
            throw refused("Leave your login out of the password.");
        }
    }

    /** Longer ones are never hashed: they cannot be right. */
    static boolean isPossible(String password) {
        return !password.isEmpty() && password.length() <= LONGEST;
    }

    private static RuntimeException refused(String why) {
        return IdentityProblem.PASSWORD_REFUSED.because(why, Map.of("field", "password"));
    }
}
