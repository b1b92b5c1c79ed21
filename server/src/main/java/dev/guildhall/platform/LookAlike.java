package dev.guildhall.platform;

/** What a name looks like at a glance: the one rule for owners and skills, also written into V8__compare.sql. */
public final class LookAlike {
    /** For messages: what two names must differ in besides. */
    public static final String RULE = "0/o, 1/l/i, 5/s, rn/m, vv/w or hyphens";

    private LookAlike() {}

    /** Two names with one skeleton are confused with each other. */
    public static String skeleton(String name) {
        return name.replace("-", "")
                .replace("rn", "m")
                .replace("vv", "w")
                .replace('0', 'o')
                .replace('1', 'l')
                .replace('i', 'l')
                .replace('5', 's');
    }

    /** Whether one letter added, left out, replaced, or swapped with its neighbour makes one name of the other. */
    public static boolean oneSlipApart(String a, String b) {
        if (a.length() > b.length()) {
            return oneSlipApart(b, a);
        }
        if (a.equals(b) || b.length() - a.length() > 1) {
            return false;
        }
        int from = 0;
        while (from < a.length() && a.charAt(from) == b.charAt(from)) {
            from++;
        }
        if (a.length() < b.length()) {
            return a.substring(from).equals(b.substring(from + 1));
        }
        boolean replaced = a.substring(from + 1).equals(b.substring(from + 1));
        boolean swapped = from + 1 < a.length()
                && a.charAt(from) == b.charAt(from + 1)
                && a.charAt(from + 1) == b.charAt(from)
                && a.substring(from + 2).equals(b.substring(from + 2));
        return replaced || swapped;
    }
}
