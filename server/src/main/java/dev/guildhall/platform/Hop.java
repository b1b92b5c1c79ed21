package dev.guildhall.platform;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;

/** One answer on the way: the last one, or the address of the next. */
sealed interface Hop {
    record Answer(Outbound.Fetched fetched) implements Hop {}

    record Redirect(URI to) implements Hop {}

    /** Leaves closing to the caller, who cuts the connection. */
    static Hop read(OutboundAddress address, ClassicHttpResponse response, Outbound.Limits limits) throws IOException {
        Header location = response.getFirstHeader(HttpHeaders.LOCATION);
        if (location != null && sendsOn(response.getCode())) {
            return new Redirect(resolved(address, String.valueOf(location.getValue())));
        }
        HttpEntity entity = response.getEntity();
        return new Answer(new Outbound.Fetched(
                address.uri(),
                response.getCode(),
                Optional.ofNullable(response.getFirstHeader(HttpHeaders.CONTENT_TYPE))
                        .map(Header::getValue),
                entity == null ? new byte[0] : body(address, entity, limits)));
    }

    static boolean sendsOn(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static URI resolved(OutboundAddress address, String location) {
        try {
            return address.uri().resolve(location.strip());
        } catch (IllegalArgumentException e) {
            throw PlatformProblem.OUTBOUND_FAILED.because(
                    "%s sends on to something that is no address.".formatted(address.host()));
        }
    }

    /** Counts what comes out of the unpacking, so that a small answer cannot grow without end. */
    static byte[] body(OutboundAddress address, HttpEntity entity, Outbound.Limits limits) throws IOException {
        if (entity.getContentLength() > limits.maxBytes()) {
            throw tooLong(address, limits);
        }
        InputStream in = unpacked(address, entity);
        byte[] body = in.readNBytes((int) limits.maxBytes() + 1);
        if (body.length > limits.maxBytes()) {
            throw tooLong(address, limits);
        }
        return body;
    }

    private static InputStream unpacked(OutboundAddress address, HttpEntity entity) throws IOException {
        String encoding = String.valueOf(entity.getContentEncoding()).toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "null", "", "identity" -> entity.getContent();
            case "gzip", "x-gzip" -> new GZIPInputStream(entity.getContent());
            default ->
                throw PlatformProblem.OUTBOUND_FAILED.because(
                        "%s packed its answer as \"%s\", which was not asked for.".formatted(address.host(), encoding));
        };
    }

    private static Problem tooLong(OutboundAddress address, Outbound.Limits limits) {
        return PlatformProblem.OUTBOUND_FAILED.because(
                "%s answered with more than %d bytes.".formatted(address.host(), limits.maxBytes()));
    }
}
