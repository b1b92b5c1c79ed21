package dev.guildhall.gateway;

import dev.guildhall.models.Deployment;
import dev.guildhall.platform.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The pool of connections to providers, on Apache's classic client, whose calls block: cheap on a virtual thread, and a third of the CPU of
 * {@code java.net.http} (ADR 024). Deployments of the operator may be anywhere; those that an organisation named go through the guarded
 * look-up of names, in a pool of their own.
 */
final class PooledUpstream implements Upstream, AutoCloseable {
    private static final int LONGEST_HEADER_LINE = 65_536;
    private static final int MOST_HEADERS = 300;
    private static final int BUFFER = 16_384;

    private final CloseableHttpClient trusted;
    private final CloseableHttpClient guarded;
    private final Deadlines deadlines;

    PooledUpstream(DnsResolver guard, int connections, int perHost, Deadlines deadlines) {
        this.trusted = client(null, connections, perHost);
        this.guarded = client(guard, connections, perHost);
        this.deadlines = deadlines;
    }

    private static CloseableHttpClient client(
            @org.jspecify.annotations.Nullable DnsResolver resolver, int connections, int perHost) {
        var pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setConnPoolPolicy(PoolReusePolicy.LIFO)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.ofSeconds(10))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                        .setTimeToLive(TimeValue.ofMinutes(10))
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setTcpNoDelay(true)
                        .setSoKeepAlive(true)
                        .build())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setBufferSize(BUFFER)
                                .setMaxLineLength(LONGEST_HEADER_LINE)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .build())
                        .build())
                .setMaxConnTotal(connections)
                .setMaxConnPerRoute(perHost);
        if (resolver != null) {
            pool.setDnsResolver(resolver);
        }
        return HttpClients.custom()
                .setConnectionManager(pool.build())
                .setUserAgent("Guildhall/" + Version.current().version())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState()
                .evictExpiredConnections()
                .evictIdleConnections(TimeValue.ofSeconds(30))
                .build();
    }

    @Override
    public Exchange send(Deployment deployment, Sending sending) throws IOException {
        URI uri = sending.uri();
        Deployment.Limits limits = deployment.limits();
        HttpUriRequestBase request = new HttpUriRequestBase(sending.method(), uri);
        request.setConfig(config(limits));
        sending.headers().forEach(request::setHeader);
        if (sending.length() > 0) {
            request.setEntity(new ByteArrayEntity(sending.body(), 0, sending.length(), ContentType.APPLICATION_JSON));
        }
        AtomicBoolean late = new AtomicBoolean();
        Deadlines.Entry deadline = deadlines.in(limits.total().toNanos(), () -> {
            late.set(true);
            request.cancel();
        });
        try {
            CloseableHttpClient client = deployment.organisation().isPresent() ? guarded : trusted;
            return new PooledExchange(request, client.executeOpen(target(uri), request, null), deadline, late, limits);
        } catch (IOException | RuntimeException e) {
            deadline.close();
            request.cancel();
            throw told(e, late.get(), limits);
        }
    }

    private static RequestConfig config(Deployment.Limits limits) {
        // The connection's time is the manager's; here what a call may wait for one and for the first byte.
        return RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(limits.connect()))
                .setResponseTimeout(Timeout.of(limits.firstByte()))
                .setProtocolUpgradeEnabled(false)
                .build();
    }

    private static HttpHost target(URI uri) {
        return new HttpHost(uri.getScheme(), uri.getHost(), uri.getPort());
    }

    private static IOException told(Exception e, boolean late, Deployment.Limits limits) {
        if (late) {
            return new UpstreamTimeout("did not finish within " + seconds(limits.total()), e);
        }
        if (e instanceof ConnectionRequestTimeoutException) {
            return new UpstreamTimeout("has no free connection after " + seconds(limits.connect()), e);
        }
        if (e instanceof SocketTimeoutException) {
            return new UpstreamTimeout("sent nothing for " + seconds(limits.firstByte()), e);
        }
        return e instanceof IOException io ? io : new IOException(String.valueOf(e.getMessage()), e);
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    @Override
    public void close() {
        trusted.close(CloseMode.GRACEFUL);
        guarded.close(CloseMode.GRACEFUL);
    }

    private static final class PooledExchange implements Exchange {
        private final HttpUriRequestBase request;
        private final ClassicHttpResponse response;
        private final Deadlines.Entry deadline;
        private final AtomicBoolean late;
        private final Deployment.Limits limits;
        private boolean whole;

        PooledExchange(
                HttpUriRequestBase request,
                ClassicHttpResponse response,
                Deadlines.Entry deadline,
                AtomicBoolean late,
                Deployment.Limits limits) {
            this.request = request;
            this.response = response;
            this.deadline = deadline;
            this.late = late;
            this.limits = limits;
        }

        @Override
        public int status() {
            return response.getCode();
        }

        @Override
        public Optional<String> header(String name) {
            Header header = response.getFirstHeader(name);
            return header == null ? Optional.empty() : Optional.ofNullable(header.getValue());
        }

        @Override
        public Map<String, String> headers() {
            Map<String, String> headers = new LinkedHashMap<>();
            for (Header header : response.getHeaders()) {
                headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), String.valueOf(header.getValue()));
            }
            return headers;
        }

        @Override
        public InputStream body() throws IOException {
            HttpEntity entity = response.getEntity();
            if (entity == null) {
                whole = true;
                return InputStream.nullInputStream();
            }
            InputStream told = new Told(entity.getContent());
            return "gzip".equalsIgnoreCase(header("content-encoding").orElse("")) ? new GZIPInputStream(told) : told;
        }

        @Override
        public void close() {
            deadline.close();
            if (!whole) {
                // Not closed in the polite way: that reads on to the end, and an answer may have none.
                request.cancel();
            }
            try {
                response.close();
            } catch (IOException e) {
                // Nobody reads it any more.
                request.cancel();
            }
        }

        /** Says of a time-out that it was one, and notices the end, after which the connection may be used again. */
        private final class Told extends InputStream {
            private final InputStream in;

            Told(InputStream in) {
                this.in = in;
            }

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                try {
                    int read = in.read(bytes, from, length);
                    whole = read < 0;
                    if (whole && late.get()) {
                        throw new InterruptedIOException("cancelled");
                    }
                    return read;
                } catch (IOException | RuntimeException e) {
                    throw told(e, late.get(), limits);
                }
            }
        }
    }
}
