package dev.guildhall.scan;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/** A pattern that is matched in time linear in the text, whatever the text is: authors of packages choose it. */
final class Words {
    private final Pattern pattern;

    private Words(Pattern pattern) {
        this.pattern = pattern;
    }

    static Words of(String... alternatives) {
        return new Words(Pattern.compile("(?:" + String.join("|", alternatives) + ")"));
    }

    boolean in(String text) {
        return pattern.matcher(text).find();
    }

    Optional<String> first(String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    Matcher matcher(String text) {
        return pattern.matcher(text);
    }
}
