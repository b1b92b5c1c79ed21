package dev.guildhall.plugins;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sees the jars of all packages that a package depends on; its parent is the application. */
final class DependencyClassLoader extends URLClassLoader {
    DependencyClassLoader(List<URL> jars, ClassLoader application) {
        super("dependencies", jars.toArray(URL[]::new), application);
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
