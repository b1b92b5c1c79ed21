package dev.guildhall.gateway;

import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Dialects;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Failure.Kind;
import dev.guildhall.gateway.Upstream.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** Reading what providers answer, within bounds. */
final class Answers {
    private static final int FIRST = 16_384;
    private static final int LONGEST_FAILURE = 1 << 20;
    private static final int BROKEN = 502;
    private static final byte[] ERROR = {'"', 'e', 'r', 'r', 'o', 'r', '"'};

    /** Of the provider's headers these are of use to the client. */
    private static final Set<String> PASSED = Set.of(
            "retry-after",
            "retry-after-ms",
            "openai-processing-ms",
            "openai-version",
            "openai-organization",
            "anthropic-organization-id",
            "request-id");

    private Answers() {}

    /** Throws {@code RequestRefused} when it is longer than {@code most}. */
    static byte[] whole(Exchange exchange, int most, Tried tried) throws IOException {
        byte[] bytes = read(exchange, most, tried);
        if (bytes.length > most) {
            throw Failure.of(Kind.BROKEN, "The provider's answer is longer than " + most + " bytes.")
                    .refused();
        }
        return bytes;
    }

    /** One byte more than {@code most} when it is longer. */
    private static byte[] read(Exchange exchange, int most, Tried tried) throws IOException {
        int said = exchange.header("content-length").map(Answers::number).orElse(-1);
        byte[] bytes = new byte[said >= 0 && said < most ? said + 1 : FIRST];
        int length = 0;
        InputStream in = exchange.body();
        while (true) {
            int n = in.read(bytes, length, bytes.length - length);
            if (length == 0) {
                tried.byteCame(System.nanoTime());
            }
            if (n < 0) {
                return Arrays.copyOf(bytes, length);
            }
            length += n;
            if (length == bytes.length) {
                if (length > most) {
                    return bytes;
                }
                bytes = Arrays.copyOf(bytes, Math.min(most + 1, length * 2));
            }
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** What an answer of no 2xx means. */
    static Failure failure(Dialect provider, Exchange exchange, Tried tried) throws IOException {
        byte[] body = read(exchange, LONGEST_FAILURE, tried);
        return Dialects.provider(provider).failure(exchange.status(), exchange.headers(), body);
    }

    /** Throws {@code RequestRefused} when a whole answer of status 200 is no JSON object, or an error. */
    static void requireJson(Dialect provider, Exchange exchange, byte[] body) {
        int i = 0;
        while (i < body.length && body[i] <= ' ') {
            i++;
        }
        if (i == body.length || body[i] != '{' || !closes(body)) {
            throw brokenBy(provider, exchange, body);
        }
        i++;
        while (i < body.length && body[i] <= ' ') {
            i++;
        }
        if (i + ERROR.length <= body.length && Arrays.equals(body, i, i + ERROR.length, ERROR, 0, ERROR.length)) {
            throw Dialects.provider(provider)
                    .failure(BROKEN, exchange.headers(), body)
                    .refused();
        }
    }

    private static boolean closes(byte[] body) {
        int i = body.length - 1;
        while (i > 0 && body[i] <= ' ') {
            i--;
        }
        return body[i] == '}';
    }

    private static RuntimeException brokenBy(Dialect provider, Exchange exchange, byte[] body) {
        Failure read = Dialects.provider(provider).failure(BROKEN, exchange.headers(), body);
        return new Failure(
                        Kind.BROKEN,
                        BROKEN,
                        "The provider answered 200 with what is no answer: " + read.message(),
                        read.code(),
                        read.param(),
                        read.retryAfter(),
                        read.original())
                .refused();
    }

    /** Throws {@code RequestRefused} when what should be a stream is a page or a whole answer. */
    static void requireStream(Dialect provider, Exchange exchange, int most, Tried tried) throws IOException {
        String type = exchange.header("content-type").orElse("");
        boolean json = type.startsWith("application/json") && provider != Dialect.OLLAMA;
        if (json || type.startsWith("text/html")) {
            byte[] body = read(exchange, Math.min(most, LONGEST_FAILURE), tried);
            if (json) {
                requireJson(provider, exchange, body);
            }
            throw brokenBy(provider, exchange, body);
        }
    }

    /** Copies to the client what the provider says of limits and of itself. */
    static void passHeaders(Exchange exchange, ClientStream client) {
        for (Map.Entry<String, String> header : exchange.headers().entrySet()) {
            String name = header.getKey();
            if (PASSED.contains(name) || name.startsWith("x-ratelimit-") || name.startsWith("anthropic-ratelimit-")) {
                client.header(name, header.getValue());
            } else if (name.equals("x-request-id")) {
                client.header("llm_provider-x-request-id", header.getValue());
            }
        }
    }
}
