package dev.guildhall.identity;

import java.time.Instant;

/**
 * An invitation just made. {@code code} is shown this once and stored nowhere.
 *
 * @param url the page on which the user sets their password with it
 */
public record Invitation(String login, String code, String url, Instant expiresAt) {
    @Override
    public String toString() {
        return "Invitation[" + login + ", " + expiresAt + "]";
    }
}
