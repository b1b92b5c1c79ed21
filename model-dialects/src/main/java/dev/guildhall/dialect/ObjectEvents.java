package dev.guildhall.dialect;

import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * A stream of server-sent events whose data are JSON objects: framed, read, and ended. What a provider's objects mean says its {@link Reading};
 * nothing goes on after it has sent a {@link ChatEvent.Failed}.
 */
public final class ObjectEvents implements StreamDecoder {
    /** What the objects of one stream mean. */
    public interface Reading {
        void object(Fields event, Consumer<ChatEvent> events);

        /** Whether the answer is whole, so that the connection may close. */
        boolean stopped();
    }

    private final String provider;
    private final Reading reading;
    private final SseFramer framer = new SseFramer();
    private boolean over;

    /** @param provider for messages: {@code "Cohere"} */
    public ObjectEvents(String provider, Reading reading) {
        this.provider = provider;
        this.reading = reading;
    }

    @Override
    public void feed(byte[] bytes, int from, int to, Consumer<ChatEvent> events) {
        framer.feed(bytes, from, to, (SseEvent event) -> event(event.data(), events));
    }

    @Override
    public void end(Consumer<ChatEvent> events) {
        framer.end((SseEvent event) -> event(event.data(), events));
        if (over) {
            return;
        }
        over = true;
        events.accept(
                reading.stopped()
                        ? new ChatEvent.Ended()
                        : broken("%s closed the stream before its end.".formatted(provider)));
    }

    private void event(String data, Consumer<ChatEvent> events) {
        if (over || data.isBlank() || data.equals("[DONE]")) {
            return;
        }
        Optional<JsonNode> object = Fields.tree(data).filter(JsonNode::isObject);
        if (object.isEmpty()) {
            over = true;
            events.accept(broken("%s sent an event that is no JSON object.".formatted(provider)));
            return;
        }
        reading.object(Fields.lenient(object.get()), event -> {
            over |= event instanceof ChatEvent.Failed;
            events.accept(event);
        });
    }

    private static ChatEvent broken(String message) {
        return new ChatEvent.Failed(Failure.of(Failure.Kind.BROKEN, message));
    }
}
