package dev.guildhall.capabilities;

import java.util.Locale;

/** Whether one pattern allows all that another allows. What cannot be decided is no: then both are shown. */
final class Cover {
    static final CapabilityKind.Covering EXACT = (wide, narrow) -> false;
    /** Between a name and what it leads to, as in {@code docs_token → docs.acme}. */
    static final String ARROW = " → ";

    private Cover() {}

    /** {@code *}, {@code *.acme.example}, {@code acme.example}; without {@code :port} any port. */
    static boolean host(String wide, String narrow) {
        String wideName = withoutPort(wide);
        String name = withoutPort(narrow);
        boolean anyPort = wideName.length() == wide.length();
        boolean samePort = wide.substring(wideName.length()).equals(narrow.substring(name.length()));
        return (anyPort || samePort) && hostName(wideName.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
    }

    private static boolean hostName(String wide, String narrow) {
        if (wide.equals("*") || wide.equals(narrow)) {
            return true;
        }
        if (!wide.startsWith("*.")) {
            return false;
        }
        String below = wide.substring(1);
        return narrow.startsWith("*.") ? narrow.substring(1).endsWith(below) : narrow.endsWith(below);
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        boolean port = colon > 0
                && host.indexOf(']', colon) < 0
                && colon + 1 < host.length()
                && host.chars().skip(colon + 1L).allMatch(c -> c >= '0' && c <= '9');
        return port ? host.substring(0, colon) : host;
    }

    /** {@code .} and {@code **} cover everything, a folder what lies in it. */
    static boolean path(String wide, String narrow) {
        String folder = folder(wide);
        String path = folder(narrow);
        return folder.isEmpty() || path.equals(folder) || (!folder.contains("*") && path.startsWith(folder + "/"));
    }

    private static String folder(String path) {
        String folder = path.startsWith("./") ? path.substring(2) : path;
        if (folder.equals(".") || folder.equals("**") || folder.equals("**/*")) {
            return "";
        }
        if (folder.endsWith("/**")) {
            folder = folder.substring(0, folder.length() - 3);
        }
        return folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
    }

    /** {@code Bash} covers {@code Bash(git:*)}, that covers {@code Bash(git push:*)}; {@code github:*} covers {@code github:get_issue}. */
    static boolean tool(String wide, String narrow) {
        int wideOpen = wide.indexOf('(');
        int open = narrow.indexOf('(');
        String wideName = wideOpen < 0 ? wide : wide.substring(0, wideOpen);
        String name = open < 0 ? narrow : narrow.substring(0, open);
        boolean sameName = wideName.equals(name) || (wideName.endsWith("*") && name.startsWith(stem(wideName)));
        if (!sameName) {
            return wideOpen < 0 && wide.startsWith("mcp__") && name.startsWith(wide + "__");
        }
        if (wideOpen < 0) {
            return true;
        }
        return open >= 0 && argument(inside(wide, wideOpen), inside(narrow, open));
    }

    private static String inside(String tool, int open) {
        return tool.endsWith(")") ? tool.substring(open + 1, tool.length() - 1) : tool.substring(open + 1);
    }

    private static boolean argument(String wide, String narrow) {
        if (wide.equals("*") || wide.equals(narrow)) {
            return true;
        }
        if (wide.endsWith(":*")) {
            String command = wide.substring(0, wide.length() - 2);
            String other = narrow.endsWith(":*") ? narrow.substring(0, narrow.length() - 2) : narrow;
            return other.equals(command) || other.startsWith(command + " ");
        }
        return wide.endsWith("*") && narrow.startsWith(stem(wide));
    }

    private static String stem(String pattern) {
        return pattern.substring(0, pattern.length() - 1);
    }

    /** {@code token → *.acme} covers {@code token → docs.acme}; {@code token → any host} covers both. */
    static boolean arrow(String wide, String narrow) {
        int at = wide.indexOf(ARROW);
        int other = narrow.indexOf(ARROW);
        if (at < 0 || other < 0 || !wide.substring(0, at).equals(narrow.substring(0, other))) {
            return false;
        }
        return host(wide.substring(at + ARROW.length()), narrow.substring(other + ARROW.length()));
    }
}
