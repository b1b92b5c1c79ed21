package dev.guildhall.plugins;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import org.pf4j.util.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugins inside the product: jars on its class path under {@code bridges/}, which {@code bridges/index} names. PF4J reads
 * folders, so each is put into one whose name holds its digest, once.
 */
final class ShippedPlugins {
    private static final Logger LOG = LoggerFactory.getLogger(ShippedPlugins.class);
    private static final String FOLDER = "bridges/";
    private static final int DIGITS = 16;

    private ShippedPlugins() {}

    /** A jar that cannot be staged is logged and left out. */
    static List<Path> staged(ClassLoader loader, Path folder) {
        List<Path> staged = new ArrayList<>();
        for (String name : names(loader)) {
            try (InputStream jar = loader.getResourceAsStream(FOLDER + name + ".jar")) {
                if (jar == null) {
                    LOG.error("The product does not hold {}{}.jar, which its index names", FOLDER, name);
                } else {
                    staged.add(stage(name, jar.readAllBytes(), folder));
                }
            } catch (IOException e) {
                LOG.error("The plugin {} of the product cannot be staged to {}", name, folder, e);
            }
        }
        return staged;
    }

    private static List<String> names(ClassLoader loader) {
        try (InputStream index = loader.getResourceAsStream(FOLDER + "index")) {
            return index == null
                    ? List.of()
                    : new String(index.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .toList();
        } catch (IOException e) {
            LOG.error("The index of the product's plugins cannot be read", e);
            return List.of();
        }
    }

    private static Path stage(String name, byte[] jar, Path folder) throws IOException {
        Path place = folder.resolve(
                name + "-" + Sha256.of(new ByteArrayInputStream(jar)).substring(0, DIGITS));
        if (Files.isDirectory(place)) {
            return place;
        }
        Files.createDirectories(folder);
        Path made = Files.createTempDirectory(folder, ".staging-");
        Path lib = Files.createDirectories(made.resolve("lib"));
        Files.write(lib.resolve(name + ".jar"), jar);
        Files.writeString(made.resolve("plugin.properties"), properties(name, jar));
        try {
            Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Another node staged the same bytes.
            FileUtils.delete(made);
        }
        return place;
    }

    private static String properties(String name, byte[] jar) throws IOException {
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
            Manifest manifest = in.getManifest();
            Attributes main = manifest == null ? new Attributes() : manifest.getMainAttributes();
            return "plugin.id=%s\nplugin.version=%s\nplugin.description=%s\nplugin.provider=%s\nplugin.license=%s\n"
                    .formatted(
                            value(main, "Plugin-Id", name),
                            value(main, "Plugin-Version", "0.0.0"),
                            value(main, "Plugin-Description", ""),
                            value(main, "Plugin-Provider", ""),
                            value(main, "Plugin-License", ""));
        }
    }

    private static String value(Attributes main, String key, String otherwise) {
        return Optional.ofNullable(main.getValue(key))
                .orElse(otherwise)
                .replace('\n', ' ')
                .replace("\\", "\\\\");
    }
}
