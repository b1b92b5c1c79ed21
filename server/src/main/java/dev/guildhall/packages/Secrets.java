package dev.guildhall.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Credentials in {@code skill.yaml}: references must be declared, secrets themselves must not be there. Values are never repeated. */
public final class Secrets {
    private static final Pattern ANY_REFERENCE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern KNOWN_SECRET = Pattern.compile("\\b(?:sk-[A-Za-z0-9_-]{20,}"
            + "|gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{40,}|glpat-[A-Za-z0-9_-]{20,}"
            + "|xox[abposr]-[A-Za-z0-9-]{10,}|AKIA[0-9A-Z]{16}|AIza[A-Za-z0-9_-]{35}|gh_[A-Za-z0-9_-]{40,}"
            + "|npm_[A-Za-z0-9]{36}|eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,})"
            + "|-----BEGIN [A-Z ]*PRIVATE KEY-----");
    private static final Pattern SECRET_HEADER =
            Pattern.compile(".*(authorization|cookie|token|secret|password|passwd|api-?key|credential).*");
    private static final Set<String> SCHEMES = Set.of("bearer", "basic", "token", "apikey", "");
    private static final String FIX = "Declare it under `credentials` and write `${credential:ID}` here.";

    private Secrets() {}

    /** A header or argument: its references, and what remains without them. */
    public static void checkHeader(Fields fields, Fields.Pair header, Set<String> declared) {
        checkReferences(fields, header.value(), header.line(), declared);
        String rest = CredentialReferences.without(header.value()).strip();
        boolean secret =
                SECRET_HEADER.matcher(header.key().toLowerCase(Locale.ROOT)).matches()
                        && !SCHEMES.contains(rest.toLowerCase(Locale.ROOT));
        if (secret) {
            report(fields, "The header `" + Shown.clip(header.key()) + "`", header.line());
        }
    }

    public static void checkReferences(Fields fields, String text, int line, Set<String> declared) {
        Matcher matcher = ANY_REFERENCE.matcher(text);
        while (matcher.find()) {
            String reference = matcher.group(1);
            boolean credential = reference.startsWith("credential:");
            String id = credential ? reference.substring("credential:".length()) : reference;
            if (!credential || !declared.contains(id)) {
                fields.report(
                        FindingCode.UNDECLARED_CREDENTIAL,
                        line,
                        "`${" + Shown.clip(reference) + "}` refers to no declared credential.",
                        declared.isEmpty()
                                ? "Declare it under `credentials`."
                                : "Did you mean `${credential:" + Similar.nearest(id, declared) + "}`?");
            }
        }
    }

    /** Whether the text has the form of a well-known kind of secret. */
    public static boolean known(String text) {
        return KNOWN_SECRET.matcher(text).find();
    }

    /** Any text of the file that has the form of a well-known kind of secret. */
    public static void checkAll(Fields fields, YamlNode.Mapping top) {
        List<YamlNode> open = new ArrayList<>(List.of(top));
        while (!open.isEmpty()) {
            switch (open.removeLast()) {
                case YamlNode.Scalar scalar -> {
                    if (KNOWN_SECRET.matcher(scalar.text()).find()) {
                        report(fields, "A value", scalar.line());
                    }
                }
                case YamlNode.Sequence sequence -> open.addAll(sequence.items());
                case YamlNode.Mapping mapping -> mapping.entries().forEach(entry -> open.add(entry.value()));
            }
        }
    }

    private static void report(Fields fields, String what, int line) {
        fields.report(FindingCode.LITERAL_SECRET, line, what + " looks like a secret itself.", FIX);
    }
}
