package dev.guildhall.platform;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** Every key there is, from the defaults file; anything else that begins like one of ours is a mistake worth stopping for. */
record KnownSettings(Set<String> keys) {
    /** What the launcher reads from the environment itself; it never reaches the server as a setting. */
    private static final Set<String> LAUNCHER = Set.of(
            "GUILDHALL_PORT",
            "GUILDHALL_HOST",
            "GUILDHALL_HTTPS_PORT",
            "GUILDHALL_WAR",
            "GUILDHALL_TOKEN",
            "GUILDHALL_JAVA_HOME",
            "GUILDHALL_JAVA_OPTIONS",
            "GUILDHALL_START_CACHE",
            "GUILDHALL_MAX_REQUEST_BYTES",
            "GUILDHALL_HOME",
            "GUILDHALL_VERSION");

    private static final String LAUNCHER_DATABASE = "GUILDHALL_DATABASE_";
    /** Asked of the build, not of the server: see ConfigurationDocTest. */
    private static final String BUILD_ONLY = "guildhall.write-docs";

    KnownSettings {
        keys = Set.copyOf(keys);
    }

    static KnownSettings ofDefaults() {
        Properties defaults = new Properties();
        try (InputStream in = KnownSettings.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            if (in == null) {
                throw new IllegalStateException("META-INF/microprofile-config.properties is missing from the server.");
            }
            defaults.load(in);
        } catch (IOException e) {
            throw new IllegalStateException("META-INF/microprofile-config.properties cannot be read", e);
        }
        return new KnownSettings(new TreeSet<>(defaults.stringPropertyNames()));
    }

    /** What is wrong with the name of an environment variable; empty when nothing is. */
    Optional<String> complaintAboutVariable(String name) {
        if (!name.startsWith("GUILDHALL_") || LAUNCHER.contains(name) || name.startsWith(LAUNCHER_DATABASE)) {
            return Optional.empty();
        }
        Set<String> known = new TreeSet<>();
        keys.forEach(key -> known.add(variable(key)));
        if (known.contains(name)) {
            return Optional.empty();
        }
        known.addAll(LAUNCHER);
        return Optional.of(complaint("environment variable", name, known));
    }

    /** What is wrong with the name of a property; empty when nothing is. */
    Optional<String> complaintAboutProperty(String name, Map<String, String> environment) {
        if (!name.startsWith("guildhall.") || keys.contains(name) || name.equals(BUILD_ONLY)) {
            return Optional.empty();
        }
        // Some implementations list variables a second time, spelt as properties.
        if (environment.containsKey(variable(name))) {
            return Optional.empty();
        }
        return Optional.of(complaint("setting", name, keys));
    }

    private static String complaint(String what, String name, Set<String> known) {
        return "The " + what + " " + name + " is not known."
                + Nearest.to(name, known)
                        .map(nearest -> " Did you mean " + nearest + "?")
                        .orElse("")
                + " docs/configuration.md lists every setting.";
    }

    /** The environment variable of a key, by the rules of MicroProfile Config. */
    static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
