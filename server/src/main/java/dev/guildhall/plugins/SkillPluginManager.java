package dev.guildhall.plugins;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pf4j.DefaultPluginDescriptor;
import org.pf4j.DefaultPluginManager;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginLoader;
import org.pf4j.PluginWrapper;

/**
 * A PF4J manager for exactly one package version: one manager refuses the same id twice, several stand side by side.
 *
 * <p>PF4J resolves dependencies within one manager only, so it is shown none: {@link DependencyResolution} chose them,
 * and their jars are behind the parent class loader.
 */
final class SkillPluginManager extends DefaultPluginManager {
    SkillPluginManager(Path folder, SkillDescriptorFinder finder, List<Path> jars, ClassLoader parent) {
        super(folder);
        this.pluginDescriptorFinder = new Alone(finder);
        this.pluginLoader = new Jars(jars, parent);
    }

    /** Unloads, which stops first and closes the class loader. PF4J's own stop of all trips over its list. */
    void unloadAll() {
        for (PluginWrapper plugin : List.copyOf(getPlugins())) {
            unloadPlugin(plugin.getPluginId());
        }
    }

    private static final class Alone implements PluginDescriptorFinder {
        private final SkillDescriptorFinder finder;

        Alone(SkillDescriptorFinder finder) {
            this.finder = finder;
        }

        @Override
        public boolean isApplicable(Path folder) {
            return true;
        }

        @Override
        public PluginDescriptor find(Path folder) {
            PluginDescriptor all = finder.find(folder);
            return new DefaultPluginDescriptor(
                    all.getPluginId(),
                    all.getPluginDescription(),
                    all.getPluginClass(),
                    all.getVersion(),
                    all.getRequires(),
                    all.getProvider(),
                    all.getLicense());
        }
    }

    private final class Jars implements PluginLoader {
        private final List<Path> jars;
        private final ClassLoader parent;

        Jars(List<Path> jars, ClassLoader parent) {
            this.jars = jars;
            this.parent = parent;
        }

        @Override
        public boolean isApplicable(Path folder) {
            return true;
        }

        @Override
        public ClassLoader loadPlugin(Path folder, PluginDescriptor descriptor) {
            PluginClassLoader loader = new SkillClassLoader(descriptor, parent);
            jars.forEach(jar -> loader.addFile(jar.toFile()));
            return loader;
        }
    }

    /** The package's own classes first, then its dependencies' and the host's; the shared types always from the host. */
    private final class SkillClassLoader extends PluginClassLoader {
        SkillClassLoader(PluginDescriptor descriptor, ClassLoader parent) {
            super(SkillPluginManager.this, descriptor, parent);
        }

        @Override
        protected boolean shouldDelegateToParent(String className) {
            // A package that bundles skill-api by mistake would otherwise bring a SkillTool that is not ours.
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
