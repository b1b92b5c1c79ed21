package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.ChatRequest.Reasoning;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Words of OpenAI for what others say in numbers. */
final class Efforts {
    private static final int LOW_BUDGET = 4096;
    private static final int MEDIUM_BUDGET = 16_384;
    private static final int LONGEST_USER = 64;

    private Efforts() {}

    /** {@code reasoning_effort}; a budget of thinking tokens becomes the nearest word. Empty when nothing was said or the model decides. */
    static Optional<String> of(Reasoning reasoning) {
        return reasoning
                .effort()
                .map(effort -> effort.equals("max") ? "xhigh" : effort)
                .or(() -> reasoning
                        .budgetTokens()
                        .map(budget -> budget <= LOW_BUDGET ? "low" : budget <= MEDIUM_BUDGET ? "medium" : "high"));
    }

    /** OpenAI takes 64 characters; a longer name of a user becomes its digest, which is as good for telling users apart. */
    static String shortUser(String user) {
        if (user.length() <= LONGEST_USER) {
            return user;
        }
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(user.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
