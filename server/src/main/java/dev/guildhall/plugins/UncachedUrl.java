package dev.guildhall.plugins;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of resources in a plugin's jars that leave no jar open.
 *
 * <p>{@code getResource(…).openStream()} is the usual way to read a file of one's own jar, and the JDK keeps the jar it
 * opened for that in a cache of the whole process, past the end of the class loader.
 */
final class UncachedUrl {
    private UncachedUrl() {}

    static @Nullable URL of(@Nullable URL url) {
        if (url == null || !url.getProtocol().equals("jar")) {
            return url;
        }
        try {
            return URL.of(URI.create(url.toExternalForm()), new Handler(url));
        } catch (MalformedURLException e) {
            throw new IllegalStateException("A URL that exists can be written again", e);
        }
    }

    static Enumeration<URL> of(Enumeration<URL> urls) {
        List<URL> all = new ArrayList<>();
        while (urls.hasMoreElements()) {
            URL url = of(urls.nextElement());
            if (url != null) {
                all.add(url);
            }
        }
        return Collections.enumeration(all);
    }

    private static final class Handler extends URLStreamHandler {
        private final URL cached;

        Handler(URL cached) {
            this.cached = cached;
        }

        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            URLConnection connection = cached.openConnection();
            connection.setUseCaches(false);
            return connection;
        }
    }
}
