package dev.guildhall.platform;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.io.CloseMode;

/**
 * The one way to fetch from an address that somebody else named. {@code · text of the address → look-up → connect to what
 * was checked → read bounded → next hop}
 *
 * <p>Refused: what is not https to a public host, unless the operator excepted the host. Each redirect is checked like
 * the first address. No cookies, no credentials but those the caller sends, no proxy, nothing kept between two calls.
 */
@Service
@Singleton
public class Outbound {
    /** @param timeout for the whole answer with its redirects, from the first connection to the last byte; a look-up of
     *     a name is only counted in once it ends, because the system's resolver cannot be stopped */
    public record Limits(long maxBytes, Duration timeout, int maxRedirects) {
        public Limits {
            if (maxBytes < 1 || maxBytes > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException("maxBytes is " + maxBytes);
            }
            if (timeout.isNegative() || timeout.isZero() || maxRedirects < 0) {
                throw new IllegalArgumentException("timeout is " + timeout + ", maxRedirects " + maxRedirects);
            }
        }
    }

    /**
     * What came back, also when the other side answered with an error.
     *
     * @param uri where the last redirect led
     * @param contentType as sent, with its parameters
     * @param body unpacked
     */
    public record Fetched(URI uri, int status, Optional<String> contentType, byte[] body) {}

    private final PrivateHosts exceptions;
    private final GuardedResolver resolver;
    private final CloseableHttpClient client;

    @Inject
    public Outbound(OutboundSettings settings) {
        this(settings.exceptions(), InetAddress::getAllByName);
    }

    Outbound(PrivateHosts exceptions, GuardedResolver.Lookup lookup) {
        this.exceptions = exceptions;
        this.resolver = new GuardedResolver(exceptions, lookup);
        this.client = OutboundClient.of(resolver);
    }

    /**
     * The look-up of names for clients that hold their own connections: whatever is no public host, nor excepted by the operator, is refused at
     * each connection. The text of an address is to be checked by {@link #require} where it is configured.
     */
    public DnsResolver guardedNames() {
        return resolver;
    }

    /**
     * Refuses an address that {@link #get} would not fetch from; for clients that make their own connections, before each.
     * They look the name up again, so only {@code get} is safe from a name that changes its mind.
     */
    public void require(URI uri) {
        OutboundAddress address = OutboundAddress.of(uri, exceptions);
        try {
            resolver.resolve(address.host(), address.port());
        } catch (UnknownHostException e) {
            throw unknown(address, e);
        }
    }

    /** @throws Problem {@code outbound-refused}, or {@code outbound-failed} when no usable answer came */
    public Fetched get(URI uri, Limits limits) {
        Deadline deadline = Deadline.in(limits.timeout());
        URI next = uri;
        for (int hop = 0; hop <= limits.maxRedirects(); hop++) {
            Hop answer = fetch(OutboundAddress.of(next, exceptions), limits, deadline);
            switch (answer) {
                case Hop.Answer last -> {
                    return last.fetched();
                }
                case Hop.Redirect redirect -> next = redirect.to();
            }
        }
        throw PlatformProblem.OUTBOUND_FAILED.because(
                "%s sends on more than %d times; the last address was not fetched."
                        .formatted(OutboundAddress.of(uri, exceptions).host(), limits.maxRedirects()));
    }

    /**
     * Calls an API. A redirect is refused: what lets this server in there must not travel on.
     *
     * @param limits {@code maxRedirects} has no meaning here
     * @throws Problem {@code outbound-refused}, or {@code outbound-failed} when no usable answer came; then the other side
     *     may have done what it was asked
     */
    public OutboundRequest.Answer send(OutboundRequest sent, Limits limits) {
        Deadline deadline = Deadline.in(limits.timeout());
        OutboundAddress address = OutboundAddress.of(sent.uri(), exceptions);
        HttpUriRequestBase request = OutboundClient.request(sent.method(), address, deadline);
        sent.headers().forEach(request::setHeader);
        sent.content()
                .ifPresent(content -> request.setEntity(new EntityTemplate(
                        content.length(), ContentType.parse(content.type()), null, content::writeTo)));
        return exchange(request, address, limits, deadline, response -> answer(address, response, limits));
    }

    private static OutboundRequest.Answer answer(OutboundAddress address, ClassicHttpResponse response, Limits limits)
            throws IOException {
        if (Hop.sendsOn(response.getCode())) {
            throw PlatformProblem.OUTBOUND_REFUSED.because(
                    "%s sends on to another address (%d), which is not followed: it would be handed the key. Give the address that answers itself."
                            .formatted(address.host(), response.getCode()));
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), String.valueOf(header.getValue()));
        }
        HttpEntity entity = response.getEntity();
        return new OutboundRequest.Answer(
                response.getCode(), headers, entity == null ? new byte[0] : Hop.body(address, entity, limits));
    }

    private Hop fetch(OutboundAddress address, Limits limits, Deadline deadline) {
        return exchange(
                OutboundClient.request("GET", address, deadline),
                address,
                limits,
                deadline,
                response -> Hop.read(address, response, limits));
    }

    /** Reads an answer while the time limit runs. */
    private interface Reading<T> {
        T of(ClassicHttpResponse response) throws IOException;
    }

    private <T> T exchange(
            HttpUriRequestBase request, OutboundAddress address, Limits limits, Deadline deadline, Reading<T> reading) {
        Thread watch = deadline.watch(request);
        try {
            return reading.of(client.executeOpen(address.target(), request, null));
        } catch (UnknownHostException e) {
            throw unknown(address, e);
        } catch (IOException | IllegalStateException e) {
            throw deadline.over() ? late(address, limits, e) : failed(address, e);
        } finally {
            // Not closed in the polite way: that reads on to the end, and an answer may have none.
            request.cancel();
            watch.interrupt();
        }
    }

    private static Problem late(OutboundAddress address, Limits limits, Exception cause) {
        return caused(
                "%s did not finish its answer within %d seconds."
                        .formatted(address.host(), Math.max(1, limits.timeout().toSeconds())),
                cause);
    }

    private static Problem failed(OutboundAddress address, Exception cause) {
        return caused(
                "%s could not be read: %s."
                        .formatted(
                                address.host(),
                                String.valueOf(cause.getMessage()).replaceFirst("\\.$", "")),
                cause);
    }

    private static Problem unknown(OutboundAddress address, UnknownHostException cause) {
        return caused("There is no host %s. Check the address.".formatted(address.host()), cause);
    }

    private static Problem caused(String detail, Exception cause) {
        Problem problem = PlatformProblem.OUTBOUND_FAILED.because(detail);
        problem.initCause(cause);
        return problem;
    }

    @PreDestroy
    void close() {
        client.close(CloseMode.GRACEFUL);
    }
}
