package dev.guildhall.packages;

import java.util.regex.Pattern;
import org.semver4j.Semver;
import org.semver4j.range.RangeListFactory;

/** Which texts are versions and ranges. The library reads ranges; it takes anything it does not understand for an empty one. */
public final class Versions {
    private static final int MOST = 64;
    private static final int MOST_RANGE = 200;
    private static final String NUMBER = "(?:0|[1-9]\\d{0,8})";
    // Words before numbers: "0a" is one identifier, not "0" and a rest.
    private static final String PRE_IDENTIFIER = "(?:\\d*[A-Za-z-][0-9A-Za-z-]*|0|[1-9]\\d*)";
    private static final String PRE = "(?:-" + PRE_IDENTIFIER + "(?:\\." + PRE_IDENTIFIER + ")*+)?";
    private static final Pattern VERSION = Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER + PRE);
    private static final String X = "(?:" + NUMBER + "|[xX*])";
    private static final String PARTIAL = "v?" + X + "(?:\\." + X + "(?:\\." + X + PRE + ")?)?";
    private static final String COMPARATOR = "(?:[<>]=?|=|~>?|\\^)? *" + PARTIAL;
    private static final Pattern RANGE =
            Pattern.compile(" *(?:" + PARTIAL + " +- +" + PARTIAL + "|" + COMPARATOR + "(?: +" + COMPARATOR + ")*+) *");

    private Versions() {}

    /** Semantic version 2.0.0 without build metadata and without a leading {@code v}; numbers of at most nine digits. */
    public static boolean isVersion(String text) {
        return text.length() <= MOST && VERSION.matcher(text).matches() && Semver.isValid(text);
    }

    /** A range in npm's notation: {@code ^1.2}, {@code ~1.4}, {@code >=1.2 <2}, {@code 1.x}, {@code 1 - 2}, {@code ^1 || ^2}, {@code *}. */
    public static boolean isRange(String text) {
        if (text.length() > MOST_RANGE || text.isBlank()) {
            return false;
        }
        for (String part : text.split("\\|\\|", -1)) {
            if (!RANGE.matcher(part).matches()) {
                return false;
            }
        }
        return !RangeListFactory.create(text).get().isEmpty();
    }
}
