package dev.guildhall.gateway;

import dev.guildhall.dialect.ChatEvent;
import dev.guildhall.dialect.ChatReply;
import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.Dialects;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Failure.Kind;
import dev.guildhall.dialect.ProviderDialect;
import dev.guildhall.dialect.ProviderDialect.ProviderCall;
import dev.guildhall.dialect.StreamDecoder;
import dev.guildhall.dialect.ToolNames;
import dev.guildhall.gateway.Upstream.Exchange;
import dev.guildhall.models.Deployment;
import dev.guildhall.runlog.Attempt.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.function.Consumer;

/** A provider of another dialect: the request is read and written anew, the answer's events go from one dialect into the other. */
final class Translating implements Carrier {
    private static final int BUFFER = 16_384;

    private final int mostAnswer;

    Translating(int mostAnswer) {
        this.mostAnswer = mostAnswer;
    }

    @Override
    public Prepared prepare(Call call, Deployment deployment) {
        ProviderCall written = Dialects.provider(deployment.dialect()).write(call.request(), deployment.traits());
        if (!written.dropped().isEmpty()) {
            call.client.header("x-guildhall-dropped", String.join(", ", written.dropped()));
        }
        return new Prepared(written.path(), new LinkedHashMap<>(written.headers()), written.body());
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
        ProviderDialect provider = Dialects.provider(tried.deployment.dialect());
        byte[] body = Answers.whole(exchange, mostAnswer, tried);
        Answers.requireJson(provider.dialect(), exchange, body);
        ChatRequest request = call.request();
        ChatReply reply = ToolNames.of(request).original(provider.read(body));
        tried.served(reply.usage(), body.length);
        Headers.served(call, tried);
        call.client.whole(200, "application/json", call.dialect().write(reply, call.echo()));
    }

    private void stream(Call call, Exchange exchange, Tried tried) throws IOException {
        Deployment deployment = tried.deployment;
        Answers.requireStream(deployment.dialect(), exchange, mostAnswer, tried);
        Headers.chosen(call, tried);
        StreamDecoder decoder = Dialects.provider(deployment.dialect()).decoder();
        Translation translation = new Translation(call);
        Consumer<ChatEvent> events = ToolNames.of(call.request()).restoring(translation);
        try {
            pump(exchange.body(), tried, decoder, events, translation);
        } catch (ClientStream.Gone e) {
            tried.ended(Outcome.CANCELLED, translation.usage(), translation.outputBytes());
            throw e;
        } catch (IOException e) {
            if (call.client.gone()) {
                tried.ended(Outcome.CANCELLED, translation.usage(), translation.outputBytes());
                throw e;
            }
            if (!translation.over()) {
                events.accept(new ChatEvent.Failed(Failures.broken(e)));
            }
        }
        if (!translation.over()) {
            events.accept(new ChatEvent.Failed(Failure.of(Kind.BROKEN, "The provider's stream ended before its end.")));
        }
        if (translation.failure() != null) {
            tried.ended(Outcome.BROKEN, translation.usage(), translation.outputBytes());
            tried.failure = translation.failure();
        } else {
            tried.served(translation.usage(), translation.outputBytes());
        }
        translation.end();
    }

    private static void pump(
            InputStream in, Tried tried, StreamDecoder decoder, Consumer<ChatEvent> events, Translation translation)
            throws IOException {
        byte[] buffer = new byte[BUFFER];
        int n;
        while ((n = in.read(buffer)) >= 0) {
            tried.byteCame(System.nanoTime());
            decoder.feed(buffer, 0, n, events);
            translation.send();
        }
        decoder.end(events);
    }
}
