package dev.guildhall.web.layout;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The frame around a page.
 *
 * @param actor who looks; empty draws the page without navigation
 * @param search what stands in the command field
 * @param now what relative times refer to
 * @param waiting how many reviews wait for a reviewer; 0 for everybody else
 * @param agents how many agents the organisation has; 0 for who may not see them
 */
public record Chrome(
        Optional<Actor> actor,
        Nav active,
        String title,
        Twin twin,
        Search search,
        Look look,
        Instant now,
        long waiting,
        long agents) {

    /** The command field. {@code form} is the id of the page's own form that the field belongs to. */
    public record Search(String text, Optional<String> form) {
        public static final Search EMPTY = new Search("", Optional.empty());
    }

    /** As {@code waiting} stands in the navigation; nothing when there is none. */
    public String waitingLabel() {
        return label(waiting);
    }

    /** As {@code agents} stands there. */
    public String agentsLabel() {
        return label(agents);
    }

    private static String label(long count) {
        return count >= 1_000 ? "999+" : count > 0 ? String.valueOf(count) : "";
    }

    public boolean may(Permission permission) {
        return actor.map(a -> a.may(permission)).orElse(false);
    }

    /** Two letters that stand for who is signed in. */
    public String initials() {
        String name = actor.map(a -> a.displayName().isBlank() ? a.login() : a.displayName())
                .orElse("?");
        String[] words = name.trim().split("[\\s._-]+");
        String letters = words.length > 1 ? first(words[0]) + first(words[1]) : first(words[0]);
        return letters.toUpperCase(Locale.ROOT);
    }

    private static String first(String word) {
        return word.isEmpty() ? "" : word.substring(0, word.offsetByCodePoints(0, 1));
    }

    public Chrome searching(String text, String form) {
        return new Chrome(actor, active, title, twin, new Search(text, Optional.of(form)), look, now, waiting, agents);
    }

    public String ago(Instant at) {
        return Moments.relative(at, now);
    }
}
