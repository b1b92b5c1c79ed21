package dev.guildhall.packages;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Checks of single values of {@code skill.yaml}: hosts, paths, URLs, identifiers. A value that fails is reported and left out. */
public final class Values {
    public static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    public static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    public static final Pattern ENVIRONMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
    public static final Pattern PROGRAM = Pattern.compile("[A-Za-z0-9._+-]{1,100}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");
    private static final Pattern LABEL_HOST = Pattern.compile(
            "(\\*\\.)?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.]{2,45}]");
    private static final Pattern PORT = Pattern.compile(":[1-9][0-9]{0,4}$");
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

    private Values() {}

    /** The values of a list that have the form; the rest is reported under {@code code}. */
    public static List<String> matching(
            Fields fields, String key, List<Fields.Text> texts, Predicate<String> form, FindingCode code, String fix) {
        List<String> good = new ArrayList<>();
        for (Fields.Text text : texts) {
            if (form.test(text.value())) {
                good.add(text.value());
            } else {
                bad(fields, key, text, code, fix);
            }
        }
        return List.copyOf(good);
    }

    public static Optional<String> matching(
            Fields fields,
            String key,
            Optional<Fields.Text> text,
            Predicate<String> form,
            FindingCode code,
            String fix) {
        return matching(fields, key, text.stream().toList(), form, code, fix).stream()
                .findFirst();
    }

    /** As given, each once; a second one is reported. */
    public static List<String> distinct(Fields fields, String key, List<String> values) {
        Set<String> seen = new HashSet<>();
        List<String> once = new ArrayList<>();
        for (String value : values) {
            if (seen.add(value)) {
                once.add(value);
            } else {
                fields.report(
                        FindingCode.DUPLICATE_VALUE,
                        fields.line(key),
                        fields.name(key) + " has `" + Shown.clip(value) + "` twice.",
                        "Keep one of them.");
            }
        }
        return List.copyOf(once);
    }

    public static List<String> hosts(Fields fields, String key) {
        return distinct(
                fields,
                key,
                matching(
                        fields,
                        key,
                        fields.texts(key, 100, 260),
                        Values::isHost,
                        FindingCode.HOST_FORMAT,
                        "Write a host name such as `docs.acme.example`, `*.acme.example` or `localhost:8080`, without https:// and path."));
    }

    public static List<String> paths(Fields fields, String key) {
        return matching(
                fields,
                key,
                fields.texts(key, 100, 512),
                Values::isRelativePath,
                FindingCode.RELATIVE_PATH,
                RELATIVE_FIX);
    }

    public static final String RELATIVE_FIX = "Write a relative path with `/` and without `..`, such as `out/`.";

    public static boolean isHost(String text) {
        String host = PORT.matcher(text).replaceFirst("");
        return host.length() <= 253
                && (LABEL_HOST.matcher(host).matches() || IPV6.matcher(host).matches());
    }

    public static boolean isRelativePath(String text) {
        boolean rooted = text.startsWith("/")
                || text.startsWith("~")
                || DRIVE.matcher(text).matches();
        boolean strange = text.contains("\\") || text.chars().anyMatch(Character::isISOControl);
        return !rooted && !strange && !List.of(text.split("/", -1)).contains("..");
    }

    public static boolean isCommit(String text) {
        return COMMIT.matcher(text).matches();
    }

    /** The URL when it is http or https, absolute and without user information. */
    public static Optional<String> url(Fields fields, String key) {
        Optional<Fields.Text> text = fields.text(key, 2_000);
        Optional<URI> uri = text.flatMap(written -> parse(written.value()));
        if (text.isPresent() && uri.isEmpty()) {
            bad(
                    fields,
                    key,
                    text.get(),
                    FindingCode.URL_FORMAT,
                    "Write `https://host/path`, without user name or password.");
        }
        uri.filter(Values::insecure)
                .ifPresent(plain -> fields.report(
                        FindingCode.INSECURE_URL,
                        fields.line(key),
                        fields.name(key) + " goes to " + plain.getHost() + " without TLS.",
                        "Use https://."));
        return uri.flatMap(good -> text.map(Fields.Text::value));
    }

    private static boolean insecure(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme())
                && !Set.of("localhost", "127.0.0.1", "[::1]").contains(uri.getHost());
    }

    private static Optional<URI> parse(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static void bad(Fields fields, String key, Fields.Text text, FindingCode code, String fix) {
        fields.report(code, text.line(), fields.name(key) + " has `" + Shown.clip(text.value()) + "`.", fix);
    }
}
