package dev.guildhall.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Extensions that lie on the server's own class path, as bridges do in tests; each index there counts as one plugin. */
final class ClassPathPlugins {
    private static final Logger LOG = LoggerFactory.getLogger(ClassPathPlugins.class);
    private static final String INDEX = "META-INF/extensions.idx";

    private ClassPathPlugins() {}

    static List<ServerPlugin> found(ClassLoader loader) {
        List<ServerPlugin> plugins = new ArrayList<>();
        try {
            Enumeration<URL> indexes = loader.getResources(INDEX);
            while (indexes.hasMoreElements()) {
                List<Object> extensions = extensions(loader, indexes.nextElement());
                if (!extensions.isEmpty()) {
                    plugins.add(new ServerPlugin(extensions.getFirst().getClass().getSimpleName(), loader, extensions));
                }
            }
        } catch (IOException e) {
            LOG.error("The extensions on the class path cannot be listed", e);
        }
        return plugins;
    }

    private static List<Object> extensions(ClassLoader loader, URL index) throws IOException {
        List<Object> extensions = new ArrayList<>();
        try (InputStream in = index.openStream()) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                String name = line.replaceFirst("#.*", "").strip();
                if (!name.isEmpty()) {
                    extensions.add(Class.forName(name, true, loader)
                            .getDeclaredConstructor()
                            .newInstance());
                }
            }
        } catch (ReflectiveOperationException e) {
            LOG.error("An extension of {} cannot be made", index, e);
        }
        return extensions;
    }
}
