package dev.guildhall.gateway;

import dev.guildhall.dialect.ChatEvent;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Dialects;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Failure.Kind;
import dev.guildhall.dialect.JsonBytes;
import dev.guildhall.dialect.ModelTraits.Quirk;
import dev.guildhall.dialect.UsageScan;
import dev.guildhall.gateway.Upstream.Exchange;
import dev.guildhall.models.Deployment;
import dev.guildhall.runlog.Attempt.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A provider of the client's own dialect: the bytes of the request but for {@code model}, the bytes of the answer as they come, one write for
 * what one read brought. Only whole events go on, so that a stream that breaks can still be ended properly.
 */
final class Passing implements Carrier {
    private static final int FIRST = 16_384;
    private static final int LONGEST_EVENT = 16 << 20;
    /** What comes before content is held back this far, so that an error right after it can still be another provider's chance. */
    private static final int MOST_HELD = 65_536;

    private static final List<String> CLIENT_HEADERS = List.of(
            "anthropic-version",
            "anthropic-beta",
            "openai-beta",
            "idempotency-key",
            "x-goog-api-client",
            "x-goog-user-project");
    private static final Map<Dialect, List<byte[]>> PRELIMINARY = Map.of(
            Dialect.ANTHROPIC, List.of(JsonBytes.of("\"message_start\""), JsonBytes.of("\"ping\"")),
            Dialect.OPENAI_RESPONSES,
                    List.of(JsonBytes.of("\"response.created\""), JsonBytes.of("\"response.in_progress\"")));

    private final int mostAnswer;

    Passing(int mostAnswer) {
        this.mostAnswer = mostAnswer;
    }

    /** Whether this deployment speaks as the client does, and nothing of the request must be left out. */
    static boolean fits(Dialect dialect, Deployment deployment) {
        return (deployment.dialect() == dialect || deployment.also().contains(dialect))
                && deployment.traits().alwaysDropped().isEmpty();
    }

    @Override
    public Prepared prepare(Call call, Deployment deployment) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : CLIENT_HEADERS) {
            String value = call.incoming.header(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        if (call.surface.dialect() == Dialect.ANTHROPIC) {
            headers.putIfAbsent("anthropic-version", "2023-06-01");
        }
        return new Prepared(
                Addresses.passing(call.surface, deployment, call.stream()), headers, body(call, deployment));
    }

    private static byte[] body(Call call, Deployment deployment) {
        if (call.surface.dialect() == Dialect.GEMINI) {
            return call.body.exact();
        }
        String model = deployment.traits().model();
        boolean other = !call.scan.model().equals(Optional.of(model));
        boolean usage = asksForUsage(call, deployment);
        return other || usage ? call.scan.with(call.body.bytes(), other ? model : null, usage) : call.body.exact();
    }

    /** Without it OpenAI's chat says nothing of what a stream used. */
    private static boolean asksForUsage(Call call, Deployment deployment) {
        return call.stream()
                && call.surface.dialect() == Dialect.OPENAI_CHAT
                && call.surface.operation() == Surface.Operation.CHAT
                && !call.scan.usageInStream()
                && !deployment.traits().has(Quirk.NO_STREAM_OPTIONS);
    }

    @Override
    public void carry(Call call, Exchange exchange, Tried tried) throws IOException {
        Answers.passHeaders(exchange, call.client);
        if (call.stream()) {
            stream(call, exchange, tried);
        } else {
            whole(call, exchange, tried);
        }
    }

    private void whole(Call call, Exchange exchange, Tried tried) throws IOException {
        Dialect dialect = call.surface.dialect();
        byte[] body = Answers.whole(exchange, mostAnswer, tried);
        Answers.requireJson(dialect, exchange, body);
        tried.served(Dialects.usage(dialect, body), body.length);
        Headers.served(call, tried);
        call.client.whole(200, exchange.header("content-type").orElse("application/json"), body);
    }

    private void stream(Call call, Exchange exchange, Tried tried) throws IOException {
        Dialect dialect = call.surface.dialect();
        Answers.requireStream(dialect, exchange, mostAnswer, tried);
        Headers.chosen(call, tried);
        Framing framing = framing(call, tried.deployment);
        UsageScan scan = Dialects.usageScan(dialect);
        try {
            pump(call, exchange.body(), tried, scan, framing);
        } catch (ClientStream.Gone e) {
            tried.ended(Outcome.CANCELLED, scan.usage(), scan.outputBytes());
            throw e;
        } catch (IOException e) {
            scan.end();
            if (!scan.ended()) {
                if (call.client.gone()) {
                    tried.ended(Outcome.CANCELLED, scan.usage(), scan.outputBytes());
                    throw e;
                }
                broke(call, tried, scan, framing, Failures.broken(e));
                return;
            }
        }
        ended(call, tried, scan, framing);
    }

    private static Framing framing(Call call, Deployment deployment) {
        if (call.surface.jsonArray()) {
            return new Framing.AsArray();
        }
        return asksForUsage(call, deployment) ? new Framing.WithoutUsage() : new Framing.Untouched(Framing.EVENTS);
    }

    private static void pump(Call call, InputStream in, Tried tried, UsageScan scan, Framing framing)
            throws IOException {
        byte[] pending = new byte[FIRST];
        int length = 0;
        ByteArrayOutputStream out = new ByteArrayOutputStream(FIRST);
        while (true) {
            if (length == pending.length) {
                if (length >= LONGEST_EVENT) {
                    throw new IOException("an event is longer than " + LONGEST_EVENT + " bytes");
                }
                pending = Arrays.copyOf(pending, length * 2);
            }
            int n = in.read(pending, length, pending.length - length);
            if (n < 0) {
                break;
            }
            tried.byteCame(System.nanoTime());
            scan.feed(pending, length, length + n);
            int end = Frames.end(pending, length, length + n);
            length += n;
            if (end == 0 || holdsBack(call, scan, pending, length)) {
                continue;
            }
            framing.events(pending, 0, end, out);
            send(call, framing, out);
            System.arraycopy(pending, end, pending, 0, length - end);
            length -= end;
        }
        scan.end();
        if (length > 0 && scan.ended()) {
            framing.events(pending, 0, length, out);
            send(call, framing, out);
        }
    }

    private static void send(Call call, Framing framing, ByteArrayOutputStream out) throws ClientStream.Gone {
        call.send(framing.type(), out);
    }

    /** Throws {@code RequestRefused} when what came so far is an error and the client has read nothing. */
    private static boolean holdsBack(Call call, UsageScan scan, byte[] bytes, int length) {
        if (call.client.content()) {
            return false;
        }
        scan.failure().ifPresent(failure -> {
            throw failure.refused();
        });
        List<byte[]> preliminary = PRELIMINARY.get(call.surface.dialect());
        if (preliminary == null || length >= MOST_HELD || scan.ended()) {
            return false;
        }
        int at = 0;
        while (at < length) {
            int next = Frames.next(bytes, at, length);
            if (next == 0) {
                return true;
            }
            if (!holdsOne(bytes, at, next, preliminary)) {
                return false;
            }
            at = next;
        }
        return true;
    }

    private static boolean holdsOne(byte[] bytes, int from, int to, List<byte[]> words) {
        // Only where the type of an event stands: at the beginning of its data.
        int near = Math.min(to, from + 160);
        for (byte[] word : words) {
            if (JsonBytes.contains(bytes, from, near, word)) {
                return true;
            }
        }
        return false;
    }

    private static void ended(Call call, Tried tried, UsageScan scan, Framing framing) throws IOException {
        if (scan.failure().isPresent()) {
            Failure failure = scan.failure().get();
            if (!call.client.content()) {
                throw failure.refused();
            }
            // The client has read it: the provider's own event is in its dialect.
            tried.ended(Outcome.BROKEN, scan.usage(), scan.outputBytes());
            tried.failure = failure;
        } else if (scan.ended()) {
            tried.served(scan.usage(), scan.outputBytes());
        } else {
            broke(call, tried, scan, framing, Failure.of(Kind.BROKEN, "The provider's stream ended before its end."));
            return;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(2);
        framing.end(out);
        send(call, framing, out);
    }

    private static void broke(Call call, Tried tried, UsageScan scan, Framing framing, Failure failure)
            throws IOException {
        if (!call.client.content()) {
            throw failure.refused();
        }
        tried.ended(Outcome.BROKEN, scan.usage(), scan.outputBytes());
        tried.failure = failure;
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        call.dialect().encoder(call.echo()).write(new ChatEvent.Failed(failure), event);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        framing.events(event.toByteArray(), 0, event.size(), out);
        framing.end(out);
        send(call, framing, out);
    }
}
