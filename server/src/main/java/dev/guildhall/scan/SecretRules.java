package dev.guildhall.scan;

import static dev.guildhall.packages.Finding.Severity.HIGH;
import static dev.guildhall.packages.Finding.Severity.WARNING;

import com.google.re2j.Matcher;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Secrets that were published by mistake. Their values are never repeated: only what kind they are and how they begin. */
final class SecretRules {
    private static final double RANDOM = 3.0;
    private static final double ASSIGNED_RANDOM = 3.6;
    private static final String KEY = "\\b(sk-ant-[A-Za-z0-9_-]{24,}|sk-proj-[A-Za-z0-9_-]{24,}|sk-[A-Za-z0-9]{32,}"
            + "|gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,}|glpat-[A-Za-z0-9_-]{20,}"
            + "|xox[abeprs]-[A-Za-z0-9-]{20,}|(?:AKIA|ASIA)[0-9A-Z]{16}|AIza[A-Za-z0-9_-]{35}"
            + "|[sr]k_live_[A-Za-z0-9]{20,}|npm_[A-Za-z0-9]{36}|pypi-[A-Za-z0-9_-]{50,}|hf_[A-Za-z0-9]{30,}"
            + "|SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{30,}|dop_v1_[a-f0-9]{60,}|dckr_pat_[A-Za-z0-9_-]{20,}"
            + "|lin_api_[A-Za-z0-9]{32,}|shpat_[a-fA-F0-9]{32}|gh_[A-Za-z0-9_-]{40,}|[0-9]{8,10}:AA[A-Za-z0-9_-]{33})";
    private static final Words PROVIDER_KEY = Words.of(KEY);
    private static final Words PRIVATE_KEY =
            Words.of("-----BEGIN (?:RSA |EC |DSA |OPENSSH |ENCRYPTED |PGP )?PRIVATE KEY(?: BLOCK)?-----");
    private static final Words KEY_BODY = Words.of("[A-Za-z0-9+/]{40,}");
    private static final Words ASSIGNED = Words.of(
            "(?i:password|passwd|secret|api[_-]?key|access[_-]?key|auth[_-]?token|token)[\"']?\\s*(?:[:=]|=>)\\s*[\"']([^\"'\\s]{16,})[\"']");
    private static final Words IN_ADDRESS =
            Words.of("\\b[a-z][a-z0-9+]{2,20}://[A-Za-z0-9_.-]+:([^@\\s/\"'<>$\\{\\}*]{6,})@([A-Za-z0-9.-]+)");
    private static final Words PLACEHOLDER = Words.of(
            "example|sample|dummy|placeholder|your|xxx|\\*\\*\\*|changeme|change-me|redacted|1234567|abcdef|abc123|0000000|"
                    + "foobar|fake|insert|replace|todo|<|\\$\\{|\\{\\{|\\.\\.\\.|…|process\\.env|os\\.environ|getenv|secrets\\.|password|hunter2|s3cr3t");
    private static final Words OTHERS_HOST = Words.of(
            "(?:^|\\.)(?:localhost|example\\.\\w+|test|invalid|internal|local)$",
            "^(?:127\\.|host$|db$|postgres$|redis$|mysql$|rabbitmq$|mongo)");

    private SecretRules() {}

    static List<Rule> all() {
        return List.of(providerKey(), privateKey(), assigned(), inAddress());
    }

    private static Rule providerKey() {
        String letters = "q7Lw2ZkR9vXc4TnB8sYd3HfJ6mPaG5eUo1iK";
        return Rule.of(
                        "secret-key",
                        HIGH,
                        "A key of a well-known provider stands in the package, for everyone who can read it.",
                        "Revoke the key at its provider now, then take it out and declare it under `credentials`.")
                .finds(
                        new Check.OnLine(
                                List.of(
                                        "sk-",
                                        "ghp_",
                                        "gho_",
                                        "ghu_",
                                        "ghs_",
                                        "ghr_",
                                        "gh_",
                                        "github_pat_",
                                        "glpat-",
                                        "xox",
                                        "akia",
                                        "asia",
                                        "aiza",
                                        "k_live_",
                                        "npm_",
                                        "pypi-",
                                        "hf_",
                                        "sg.",
                                        "dop_v1_",
                                        "dckr_pat_",
                                        "lin_api_",
                                        "shpat_",
                                        ":aa"),
                                line -> {
                                    Matcher matcher = PROVIDER_KEY.matcher(line.text());
                                    while (matcher.find()) {
                                        String value = matcher.group(1);
                                        if (random(value) >= RANDOM
                                                && !PLACEHOLDER.in(value.toLowerCase(Locale.ROOT))) {
                                            return Optional.of(Hit.at(
                                                    line,
                                                    HIGH,
                                                    "A key that begins with `%s…` stands here."
                                                            .formatted(prefix(value))));
                                        }
                                    }
                                    return Optional.empty();
                                }),
                        List.of(
                                Example.script("export GITHUB_TOKEN=gh" + "p_" + letters),
                                Example.prose("Use the key `sk-" + "ant-api03-" + letters + "` for it."),
                                Example.file("config.json", "{\"id\": \"AKI" + "AQ7LW2ZKR9VXC4TNB\"}")),
                        List.of(
                                Example.script("export GITHUB_TOKEN=gh" + "p_" + "x".repeat(36)),
                                Example.prose("The documented example key is AKI" + "AIOSFODNN7EXAMPLE."),
                                Example.prose("Keys begin with `sk-ant-` or `ghp_`."),
                                Example.script("export OPENAI_API_KEY=\"$OPENAI_API_KEY\"")));
    }

    private static Rule privateKey() {
        String body = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7";
        return Rule.of(
                        "secret-private-key",
                        HIGH,
                        "A private key stands in the package, for everyone who can read it.",
                        "Replace the key wherever it is used, then take it out.")
                .finds(
                        new Check.OnLine(
                                List.of("private key"),
                                line -> PRIVATE_KEY.in(line.text()) && KEY_BODY.in(afterwards(line))
                                        ? Optional.of(Hit.at(line, HIGH, "A private key begins here."))
                                        : Optional.empty()),
                        List.of(
                                Example.file("id_rsa", "-----BEGIN RSA PRIVATE" + " KEY-----\n" + body + "\n"),
                                Example.python("KEY = '''-----BEGIN PRIVATE" + " KEY-----\n" + body + "\n'''")),
                        List.of(
                                Example.prose("Look for `-----BEGIN PRIVATE" + " KEY-----` in the diff."),
                                Example.file(
                                        "key.pem",
                                        "-----BEGIN PRIVATE" + " KEY-----\n...\n-----END PRIVATE KEY-----\n"),
                                Example.file("cert.pem", "-----BEGIN CERTIFICATE-----\n" + body + "\n")));
    }

    private static String afterwards(Line line) {
        return PRIVATE_KEY.matcher(line.cased(0, 2)).replaceAll(" ");
    }

    private static Rule assigned() {
        return Rule.of(
                        "secret-assigned",
                        WARNING,
                        "Something called password, secret, key or token is given a value that looks random.",
                        "If it is real, revoke it and take it out; read it from the environment and declare it under `credentials`.")
                .finds(
                        new Check.OnLine(
                                List.of("password", "passwd", "secret", "key", "token"), List.of("\"", "'"), line -> {
                                    Matcher matcher = ASSIGNED.matcher(line.text());
                                    return matcher.find()
                                                    && real(matcher.group(1), ASSIGNED_RANDOM)
                                                    && !line.discussed()
                                            ? Optional.of(Hit.at(
                                                    line,
                                                    WARNING,
                                                    "A value that looks like a secret is written out here."))
                                            : Optional.empty();
                                }),
                        List.of(
                                Example.python("API_KEY = \"q7Lw2ZkR9vXc4TnB8sYd3HfJ\""),
                                Example.file("config.json", "{\"password\": \"vXc4TnB8sYd3HfJ6mPaG!\"}")),
                        List.of(
                                Example.python("API_KEY = os.environ[\"API_KEY\"]"),
                                Example.python("API_KEY = \"your-api-key-goes-here\""),
                                Example.file("config.json", "{\"token\": \"${GITHUB_TOKEN_FOR_CI}\"}"),
                                Example.python("token_type = \"authorization_code_grant\"")));
    }

    private static Rule inAddress() {
        return Rule.of(
                        "secret-in-address",
                        WARNING,
                        "An address holds a user name and a password.",
                        "If they are real, change the password and take it out; build the address from the environment.")
                .finds(
                        new Check.OnLine(List.of("://"), List.of("@"), line -> {
                            Matcher matcher = IN_ADDRESS.matcher(line.text());
                            return matcher.find()
                                            && !OTHERS_HOST.in(matcher.group(2).toLowerCase(Locale.ROOT))
                                            && real(matcher.group(1), 2.8)
                                    ? Optional.of(Hit.at(
                                            line,
                                            WARNING,
                                            "An address of %s holds a password."
                                                    .formatted(Excerpt.clip(matcher.group(2)))))
                                    : Optional.empty();
                        }),
                        List.of(Example.script("psql postgres://app:Zk9vXc4TnB8s@db.acme.dev/main")),
                        List.of(
                                Example.script("psql postgres://app:secret@localhost/main"),
                                Example.prose("Connect to `postgres://user:password@db.acme.dev/main`."),
                                Example.script("psql \"postgres://app:${DB_PASSWORD}@db.acme.dev/main\"")));
    }

    private static boolean real(String value, double random) {
        return random(value) >= random && !PLACEHOLDER.in(value.toLowerCase(Locale.ROOT)) && mixed(value);
    }

    private static boolean mixed(String value) {
        return value.chars().anyMatch(Character::isDigit) && value.chars().anyMatch(Character::isLetter);
    }

    private static String prefix(String key) {
        int underscore = key.indexOf('_');
        int dash = key.indexOf('-');
        int end = Math.max(underscore, dash);
        return key.substring(0, Math.min(end > 0 && end <= 7 ? end + 1 : 4, key.length()));
    }

    /** Shannon entropy in bits per character. */
    static double random(String text) {
        Map<Integer, Integer> counts = new HashMap<>();
        text.chars().forEach(c -> counts.merge(c, 1, Integer::sum));
        double bits = 0;
        for (int count : counts.values()) {
            double share = (double) count / text.length();
            bits -= share * Math.log(share) / Math.log(2);
        }
        return bits;
    }
}
