package dev.guildhall.gateway.signing;

import dev.guildhall.models.ProviderAuth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys of OCI users, from a configuration file as the OCI command line has ({@code [DEFAULT] user= fingerprint= tenancy= key_file=}, or {@code
 * security_token_file=} for a session), or from the deployment's own parameters. Kept until the file changes.
 */
final class OciKeys {
    private static final int LARGEST_FILE = 1 << 20;
    private static final int MOST = 256;

    private final Map<ProviderAuth, Kept> kept = new ConcurrentHashMap<>();

    /** @param id {@code tenancy/user/fingerprint}, or {@code ST$TOKEN} */
    record Key(String id, PrivateKey secret) {
        @Override
        public String toString() {
            return "Key[OCI]";
        }
    }

    private record Kept(Key key, long modified) {}

    Key of(ProviderAuth auth) throws IOException {
        long modified = modified(auth);
        Kept before = kept.get(auth);
        if (before != null && before.modified() == modified) {
            return before.key();
        }
        Key key = read(auth);
        if (kept.size() > MOST) {
            kept.clear();
        }
        kept.put(auth, new Kept(key, modified));
        return key;
    }

    private static Key read(ProviderAuth auth) throws IOException {
        Map<String, String> values = new HashMap<>();
        Map<String, String> given = auth.parameters();
        String file = given.getOrDefault("oci_config_path", "");
        if (!file.isEmpty() || !given.containsKey("oci_user")) {
            Path path = expanded(file.isEmpty() ? "~/.oci/config" : file);
            values.putAll(section(path, given.getOrDefault("oci_profile", "DEFAULT")));
        }
        copy(given, "oci_user", values, "user");
        copy(given, "oci_tenancy", values, "tenancy");
        copy(given, "oci_fingerprint", values, "fingerprint");
        copy(given, "oci_key_file", values, "key_file");
        String pem = given.containsKey("oci_key")
                ? given.get("oci_key").replace("\\n", "\n")
                : text(expanded(needed(values, "key_file")));
        if (values.containsKey("security_token_file")) {
            return new Key(
                    "ST$" + text(expanded(values.get("security_token_file"))).strip(), PemKeys.rsa(pem, "The OCI key"));
        }
        String id = needed(values, "tenancy") + "/" + needed(values, "user") + "/" + needed(values, "fingerprint");
        return new Key(id, PemKeys.rsa(pem, "The OCI key"));
    }

    private static void copy(Map<String, String> from, String name, Map<String, String> to, String key) {
        String value = from.getOrDefault(name, "");
        if (!value.isEmpty()) {
            to.put(key, value);
        }
    }

    private static String needed(Map<String, String> values, String name) throws IOException {
        String value = values.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new IOException("OCI credentials lack '%s'; give oci_%s, or name it in the OCI configuration file."
                    .formatted(name, name));
        }
        return value;
    }

    private static Map<String, String> section(Path file, String profile) throws IOException {
        Map<String, String> values = new HashMap<>();
        boolean inside = false;
        boolean found = false;
        for (String line : lines(file)) {
            String text = line.strip();
            if (text.startsWith("[") && text.endsWith("]")) {
                inside = text.equals("[" + profile + "]");
                found |= inside;
            } else if (inside && text.contains("=") && !text.startsWith("#")) {
                int at = text.indexOf('=');
                values.put(text.substring(0, at).strip(), text.substring(at + 1).strip());
            }
        }
        if (!found) {
            throw new IOException("The OCI configuration file %s has no profile [%s].".formatted(file, profile));
        }
        return values;
    }

    private static List<String> lines(Path file) throws IOException {
        return text(file).lines().toList();
    }

    private static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("The OCI file %s is not there, or this server may not read it.".formatted(file));
        }
        if (Files.size(file) > LARGEST_FILE) {
            throw new IOException("The OCI file %s is larger than 1 MiB.".formatted(file));
        }
        return Files.readString(file);
    }

    private static Path expanded(String path) {
        return path.startsWith("~/") ? Path.of(System.getProperty("user.home"), path.substring(2)) : Path.of(path);
    }

    private static long modified(ProviderAuth auth) throws IOException {
        String file = auth.parameters().getOrDefault("oci_config_path", "");
        if (file.isEmpty() && auth.parameters().containsKey("oci_user")) {
            return 0;
        }
        Path path = expanded(file.isEmpty() ? "~/.oci/config" : file);
        return Files.isRegularFile(path) ? Files.getLastModifiedTime(path).toMillis() : -1;
    }
}
