package dev.guildhall.gateway;

import dev.guildhall.dialect.ChatEvent;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.StreamEncoder;
import dev.guildhall.dialect.Usage;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One stream's events on their way into the client's dialect. Nothing is sent before there is content: an error until then is thrown as
 * {@code RequestRefused}, and another provider may be tried.
 */
final class Translation implements Consumer<ChatEvent> {
    private final Call call;
    private final StreamEncoder encoder;
    private final Framing framing;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private @Nullable Usage usage;
    private @Nullable Failure failure;
    private boolean content;
    private boolean over;
    private long outputBytes;

    Translation(Call call) {
        this.call = call;
        this.encoder = call.dialect().encoder(call.echo());
        this.framing = call.surface.jsonArray()
                ? new Framing.AsArray()
                : new Framing.Untouched(call.dialect().streamType());
    }

    @Override
    public void accept(ChatEvent event) {
        switch (event) {
            case ChatEvent.Started started -> started.usage().ifPresent(known -> usage = known);
            case ChatEvent.UsageReported reported -> usage = reported.usage();
            case ChatEvent.Failed failed -> {
                if (!content && !call.client.content()) {
                    throw failed.failure().refused();
                }
                failure = failed.failure();
                over = true;
            }
            case ChatEvent.Ended ended -> {
                content = true;
                over = true;
            }
            case ChatEvent.Delta delta -> {
                content = true;
                outputBytes += delta.text().length();
            }
            case ChatEvent.BlockStarted started -> content = true;
            case ChatEvent.Signature signature -> {}
            case ChatEvent.Redacted redacted -> content = true;
            case ChatEvent.Raw raw -> content = true;
            case ChatEvent.Logprobs logprobs -> {}
            case ChatEvent.BlockEnded ended -> {}
            case ChatEvent.Stopped stopped -> content = true;
        }
        encoder.write(event, written);
    }

    /** What is there by now, if there is content. */
    void send() throws ClientStream.Gone {
        if (content && written.size() > 0) {
            framing.events(written.toByteArray(), 0, written.size(), out);
            written.reset();
            call.send(framing.type(), out);
        }
    }

    /** The rest, and the end. */
    void end() throws ClientStream.Gone {
        framing.events(written.toByteArray(), 0, written.size(), out);
        written.reset();
        framing.end(out);
        call.send(framing.type(), out);
    }

    boolean over() {
        return over;
    }

    @Nullable
    Failure failure() {
        return failure;
    }

    Optional<Usage> usage() {
        return Optional.ofNullable(usage);
    }

    /** Of text, thoughts and arguments; characters, which is near enough for an estimate. */
    long outputBytes() {
        return outputBytes;
    }
}
