package dev.guildhall.plan;

import java.util.Locale;

/**
 * A path of a plan, checked: {@code /} between its parts, no {@code ..}, no root. One that begins with {@code ~/} lies in the
 * user's home, every other in the workspace.
 */
public record PlanPath(boolean home, String relative) {
    static final String OWN_FOLDER = ".guildhall";

    /** @throws PlanRefused when the path is none a plan may name */
    public static PlanPath of(String written) {
        boolean home = written.startsWith("~/");
        String relative = home ? written.substring(2) : written;
        if (relative.isEmpty() || relative.length() > PlanLimits.PATH_CHARACTERS) {
            throw refused(written, "is empty or longer than " + PlanLimits.PATH_CHARACTERS + " characters");
        }
        String[] parts = relative.split("/", -1);
        for (String part : parts) {
            check(written, part);
        }
        if (parts[0].toLowerCase(Locale.ROOT).equals(OWN_FOLDER)) {
            throw refused(written, "lies in " + OWN_FOLDER + ", where receipts are kept");
        }
        if (parts[0].toLowerCase(Locale.ROOT).equals(".git")) {
            throw refused(written, "lies in .git");
        }
        return new PlanPath(home, relative);
    }

    private static void check(String written, String part) {
        if (part.isEmpty() || part.equals(".") || part.equals("..")) {
            throw refused(written, "has an empty part, \".\" or \"..\"");
        }
        if (part.indexOf('\\') >= 0 || part.indexOf(':') >= 0 || part.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            throw refused(written, "has a backslash, a colon or a control character");
        }
    }

    private static PlanRefused refused(String written, String why) {
        return new PlanRefused("the path \"" + written.replaceAll("\\p{Cntrl}", "?") + "\" " + why + ".");
    }

    /** As it stands in a plan. */
    public String written() {
        return home ? "~/" + relative : relative;
    }

    /** Where it lies in an archive. */
    String inArchive() {
        return home ? OWN_FOLDER + "/home/" + relative : relative;
    }
}
