package dev.guildhall.web.problem;

import dev.guildhall.platform.ProblemType;
import java.util.Map;

/** What to do about a type of problem, in a sentence or two. */
final class ProblemGuide {
    private static final Map<String, String> BY_SLUG = Map.ofEntries(
            Map.entry("unauthenticated", "Sign in, or send an API token as “Authorization: Bearer gh_…”."),
            Map.entry(
                    "forbidden",
                    "Ask an administrator for a role that has the permission named, or use a token whose scopes include it."),
            Map.entry(
                    "cross-site",
                    "Open the page on this server and send its form from there. Scripts use a token instead of the cookie."),
            Map.entry("not-found", "Check the address. What another organisation has answers the same way."),
            Map.entry("too-large", "Send less, or ask the operator to raise the limit that the detail names."),
            Map.entry("invalid-field", "Change the field that the detail names and send the form again."),
            Map.entry(
                    "precondition-failed",
                    "Read the newest state, make your change on top of it, and send it with the new ETag."),
            Map.entry(
                    "package-refused",
                    "Every finding names the file, the line and what to do. Fix those marked as errors and send the package again; nothing was stored."),
            Map.entry(
                    "agent-invalid",
                    "Every finding names the line of agent.yaml and what to write there, with the nearest key that is known. Nothing was changed."),
            Map.entry(
                    "agent-skills-unresolved",
                    "The detail shows the chain from the agent to the skill that no version satisfies, and the nearest versions. Widen that range, or take away one of the skills that disagree."),
            Map.entry(
                    "agent-skills-of-one-name",
                    "A harness knows a skill by its name alone. Keep one of the two, or rename one of them."),
            Map.entry(
                    "agent-lock-refused",
                    "A reviewer withdrew a version that the agent has. Upgrade the agent; the dry run shows what to."),
            Map.entry(
                    "harness-refuses-skill",
                    "The detail names the skill and the limit of the harness. Make the skill smaller or rename it, take it away from the agent, or choose a harness that takes it; the skill's tab Harnesses lists them."),
            Map.entry(
                    "outbound-refused",
                    "Give an https address of a public host. The operator can allow a host inside your network in guildhall.outbound.private-hosts."),
            Map.entry(
                    "outbound-failed",
                    "Open the address in a browser to see what it answers, then try again. The detail says what came back."),
            Map.entry(
                    "storage-full",
                    "Nothing was stored. The operator makes room on the volume of guildhall.data; then send it again."),
            Map.entry("unavailable", "The server recovers by itself. Try again in a minute; /health/ready tells when."),
            Map.entry(
                    "internal",
                    "Nothing was changed unless the page says so. Give the trace id to the operator: the log holds the cause under it."));

    private ProblemGuide() {}

    static String advice(ProblemType type) {
        String known = BY_SLUG.get(type.slug());
        return known == null ? byStatus(type.status()) : known;
    }

    private static String byStatus(int status) {
        return switch (status) {
            case 401 -> "Sign in again, or use another token.";
            case 403 -> "Somebody with the right named in the detail can do it, or grant it.";
            case 404 -> "Check the name. What another organisation has answers the same way.";
            case 409 ->
                "What is there already differs from what was sent. Choose another version or name, or leave it as it is.";
            case 413 -> "Send less; the detail names the limit.";
            case 422 -> "The detail names what cannot be used and why. Change it and send it again.";
            case 429 -> "Wait as long as the detail says, then try again.";
            default ->
                status >= 500
                        ? "Try again in a minute. If it stays, give the trace id to the operator."
                        : "The detail says what to change. Change it and send the request again.";
        };
    }
}
