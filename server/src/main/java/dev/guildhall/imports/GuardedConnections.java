package dev.guildhall.imports;

import dev.guildhall.platform.Outbound;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnection;
import org.jspecify.annotations.Nullable;

/** Connections of JGit that are asked for at {@link Outbound} each, follow no redirect, and are counted. */
final class GuardedConnections implements HttpConnectionFactory {
    private final Outbound outbound;
    private final GitBudget budget;

    GuardedConnections(Outbound outbound, GitBudget budget) {
        this.outbound = outbound;
        this.budget = budget;
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        return create(url, Proxy.NO_PROXY);
    }

    /** The proxy that the machine is set to is not used: it would reach what we may not. */
    @Override
    public HttpConnection create(URL url, Proxy proxy) throws IOException {
        budget.requireTime();
        outbound.require(URI.create(url.toString()));
        HttpConnection connection = new Counted(url);
        connection.setInstanceFollowRedirects(false);
        return connection;
    }

    /** Counts what comes in. */
    private final class Counted extends JDKHttpConnection {
        Counted(URL url) throws IOException {
            super(url, Proxy.NO_PROXY);
        }

        /** Asks for nothing packed, so that what is counted is what is kept. */
        @Override
        public void setRequestProperty(String key, String value) {
            if (!key.equalsIgnoreCase("Accept-Encoding")) {
                super.setRequestProperty(key, value);
            }
        }

        /** A server that packs its answer all the same is not unpacked for, but not understood. */
        @Override
        public @Nullable String getHeaderField(String name) {
            return name.equalsIgnoreCase("Content-Encoding") ? null : super.getHeaderField(name);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    int next = super.read();
                    budget.spend(1);
                    return next;
                }

                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    int read = super.read(into, offset, length);
                    budget.spend(read);
                    return read;
                }
            };
        }
    }
}
