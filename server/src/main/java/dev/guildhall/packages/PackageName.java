package dev.guildhall.packages;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code @owner/name}. */
public record PackageName(String owner, String name) {
    private static final Pattern FORM =
            Pattern.compile("@(%1$s)/(%1$s)".formatted(Values.KEBAB.pattern().replace("(", "(?:")));
    private static final int MOST = 64;

    /** Whether a skill may be called so. */
    public static boolean isName(String text) {
        return text.length() <= MOST && Values.KEBAB.matcher(text).matches();
    }

    public static Optional<PackageName> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                        && matcher.group(1).length() <= MOST
                        && matcher.group(2).length() <= MOST
                ? Optional.of(new PackageName(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "@" + owner + "/" + name;
    }
}
