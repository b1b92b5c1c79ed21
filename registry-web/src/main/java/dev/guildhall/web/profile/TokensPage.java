package dev.guildhall.web.profile;

import dev.guildhall.identity.NewToken;
import dev.guildhall.identity.TokenRow;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * My API tokens.
 *
 * @param made the token just made, whose value is shown this once
 * @param scopes what a new token may be given
 * @param typed what stood in the form that was refused
 */
public record TokensPage(
        Chrome chrome,
        List<TokenRow> tokens,
        Optional<String> next,
        Optional<NewToken> made,
        List<String> scopes,
        Typed typed,
        Optional<Refusal> refusal,
        Optional<Note> note) {

    /** What was typed into the form. */
    public record Typed(String name, List<String> scopes, int days) {
        static final Typed NOTHING = new Typed("", List.of(), 90);
    }

    /** How long a token may live. */
    public enum Lifetime {
        DAY(1, "1 day"),
        WEEK(7, "7 days"),
        MONTH(30, "30 days"),
        QUARTER(90, "90 days"),
        YEAR(365, "1 year");

        private final int days;
        private final String label;

        Lifetime(int days, String label) {
            this.days = days;
            this.label = label;
        }

        public int days() {
            return days;
        }

        public String label() {
            return label;
        }
    }
}
