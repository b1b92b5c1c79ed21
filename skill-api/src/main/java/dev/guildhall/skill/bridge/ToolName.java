package dev.guildhall.skill.bridge;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tool as agents and skills name it, sorted by what it does, so that each bridge can say it in its harness's words.
 */
public sealed interface ToolName {
    /** As written. */
    String text();

    /** A shell command that begins like this; empty for any. {@code sandbox_execute} is the shell, too. */
    record Shell(String text, Optional<String> prefix) implements ToolName {}

    /** Reading and searching files; a pattern narrows it. */
    record Reading(String text, Optional<String> pattern) implements ToolName {}

    /** Changing files. */
    record Writing(String text, Optional<String> pattern) implements ToolName {}

    /** Fetching from the web; a host narrows it. */
    record Fetching(String text, Optional<String> host) implements ToolName {}

    /** Tools of an MCP server; {@code *} for all of them. */
    record Server(String text, String server, String tool) implements ToolName {
        public boolean all() {
            return tool.equals("*");
        }
    }

    /** Something that only some harness knows. */
    record Other(String text) implements ToolName {}

    /** Whether it means only some commands, files or hosts. */
    default boolean narrowed() {
        return switch (this) {
            case Shell shell -> shell.prefix().isPresent();
            case Reading reading -> reading.pattern().isPresent();
            case Writing writing -> writing.pattern().isPresent();
            case Fetching fetching -> fetching.host().isPresent();
            case Server server -> !server.all();
            case Other other -> false;
        };
    }

    /** Whether a rule about this tool decides about the other one, too. */
    default boolean covers(ToolName other) {
        return switch (this) {
            case Shell shell ->
                other instanceof Shell its
                        && shell.prefix()
                                .map(p -> its.prefix().orElse("").startsWith(p))
                                .orElse(true);
            case Reading reading -> other instanceof Reading its && among(reading.pattern(), its.pattern());
            case Writing writing -> other instanceof Writing its && among(writing.pattern(), its.pattern());
            case Fetching fetching -> other instanceof Fetching its && among(fetching.host(), its.host());
            case Server server ->
                other instanceof Server its
                        && server.server().equals(its.server())
                        && (server.all() || server.tool().equals(its.tool()));
            case Other named -> named.equals(other);
        };
    }

    private static boolean among(Optional<String> wide, Optional<String> narrow) {
        return wide.isEmpty() || wide.equals(narrow);
    }

    /** Every name has a place, if only {@link Other}. */
    static ToolName of(String text) {
        Matcher matcher = Parts.FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return new Other(text);
        }
        String name = matcher.group(1);
        Optional<String> inside = Optional.ofNullable(matcher.group(3)).filter(argument -> !argument.isBlank());
        if (matcher.group(2) != null) {
            return new Server(text, name, matcher.group(2));
        }
        return switch (name) {
            case "Bash", "Shell", "sandbox_execute", "shell" ->
                new Shell(text, inside.map(Parts::prefix).filter(p -> !p.isEmpty()));
            case "Read", "Grep", "Glob", "LS" -> new Reading(text, inside);
            case "Write", "Edit", "MultiEdit", "NotebookEdit" -> new Writing(text, inside);
            case "WebFetch", "WebSearch" -> new Fetching(text, inside.map(host -> host.replaceFirst("^domain:", "")));
            default -> new Other(text);
        };
    }

    /** How names are taken apart. */
    final class Parts {
        private static final Pattern FORM =
                Pattern.compile("([A-Za-z0-9_*.-]+)(?::([A-Za-z0-9_.*/-]+))?(?:\\((.*)\\))?");

        private Parts() {}

        /** {@code git status:*} and {@code git status *} are the prefix {@code git status}. */
        private static String prefix(String argument) {
            return argument.replaceFirst("(:\\*| \\*|\\*)$", "").strip();
        }
    }
}
