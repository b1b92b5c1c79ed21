package dev.guildhall.platform;

import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/** Reads a feature's settings into its record; a value that cannot be used stops the start and says which and why. */
@Service
public class Settings {
    private final Config config;

    @Inject
    public Settings(Config config) {
        this.config = config;
    }

    /** @param prefix for example {@code guildhall.publish} */
    public <T extends Record & SettingsRecord> T record(String prefix, Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(key(prefix, components[i]), types[i]);
        }
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    "Settings under " + prefix + " cannot be used: "
                            + String.valueOf(e.getTargetException().getMessage()),
                    e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " cannot hold settings", e);
        }
    }

    static String key(String prefix, RecordComponent component) {
        return prefix + "."
                + component.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private Object value(String key, Class<?> type) {
        ConfigValue found = config.getConfigValue(key);
        // MicroProfile Config takes an empty value for a missing one; the defaults file says whether the key exists.
        String text = found.getValue() == null ? "" : found.getValue().trim();
        try {
            return switch (type.getSimpleName()) {
                case "String" -> text;
                case "int" -> Integer.parseInt(text);
                case "long" -> Long.parseLong(text);
                case "boolean" -> truth(text);
                case "Path" -> Path.of(text);
                case "URI" -> URI.create(text);
                default -> throw new IllegalStateException(key + " has no type that a setting can have: " + type);
            };
        } catch (NumberFormatException e) {
            throw unusable(key, text, found, "a whole number");
        } catch (InvalidPathException e) {
            throw unusable(key, text, found, "a folder");
        } catch (IllegalArgumentException e) {
            throw unusable(
                    key, text, found, type == URI.class ? "an address such as http://localhost:9080" : "true or false");
        }
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static IllegalStateException unusable(String key, String text, ConfigValue found, String expected) {
        return new IllegalStateException("The setting %s is \"%s\" (from %s); it must be %s."
                .formatted(key, text, String.valueOf(found.getSourceName()), expected));
    }
}
