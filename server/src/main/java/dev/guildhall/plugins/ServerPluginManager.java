package dev.guildhall.plugins;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.pf4j.DefaultPluginLoader;
import org.pf4j.DefaultPluginManager;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginLoader;
import org.pf4j.PropertiesPluginDescriptorFinder;

/** PF4J's manager for the server's own plugins: {@code plugin.properties}, {@code classes/}, {@code lib/*.jar}. */
final class ServerPluginManager extends DefaultPluginManager {
    ServerPluginManager(Path folder) {
        super(folder);
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new PropertiesPluginDescriptorFinder();
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new DefaultPluginLoader(this) {
            @Override
            protected PluginClassLoader createPluginClassLoader(Path path, PluginDescriptor descriptor) {
                return new OwnFirst(descriptor, ServerPluginManager.class.getClassLoader());
            }
        };
    }

    /** The plugin's own classes first, the host's behind them; the shared types always from the host. */
    private final class OwnFirst extends PluginClassLoader {
        OwnFirst(PluginDescriptor descriptor, ClassLoader parent) {
            super(ServerPluginManager.this, descriptor, parent);
        }

        @Override
        protected boolean shouldDelegateToParent(String className) {
            return super.shouldDelegateToParent(className)
                    || className.startsWith("dev.guildhall.skill.")
                    || className.startsWith("org.slf4j.");
        }

        @Override
        public @Nullable URL findResource(String name) {
            return UncachedUrl.of(super.findResource(name));
        }

        @Override
        public Enumeration<URL> findResources(String name) throws IOException {
            return UncachedUrl.of(super.findResources(name));
        }
    }
}
