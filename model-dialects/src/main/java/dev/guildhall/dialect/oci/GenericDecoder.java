package dev.guildhall.dialect.oci;

import dev.guildhall.dialect.ChatEvent;
import dev.guildhall.dialect.ChatEvent.Kind;
import dev.guildhall.dialect.FailureReader;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ObjectEvents;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the GENERIC format's stream: each event is a choice with a piece of its message; the last has {@code finishReason}, usage comes with it
 * or after it. There is no end mark.
 */
final class GenericDecoder implements ObjectEvents.Reading {
    /** Open blocks by choice and what they are: {@code 0 TEXT}, {@code 0 call 1}. */
    private final Map<String, Integer> open = new HashMap<>();

    private final Map<Integer, Integer> blocks = new HashMap<>();
    private final Set<Integer> calling = new HashSet<>();
    private final Set<Integer> stopped = new HashSet<>();
    private boolean started;

    @Override
    public boolean stopped() {
        return !stopped.isEmpty();
    }

    @Override
    public void object(Fields event, Consumer<ChatEvent> events) {
        if (event.has("code")
                && event.has("message")
                && !event.object("message").isPresent()) {
            events.accept(new ChatEvent.Failed(FailureReader.inStream(event.node())));
            return;
        }
        if (!started) {
            started = true;
            events.accept(new ChatEvent.Started("", "", Optional.empty(), Optional.empty()));
        }
        int choice = event.integer("index").orElse(0);
        event.object("message").ifPresent(message -> message(choice, message, events));
        event.text("finishReason")
                .filter(reason -> !reason.isEmpty() && stopped.add(choice))
                .ifPresent(reason -> {
                    close(choice, events);
                    events.accept(new ChatEvent.Stopped(
                            choice, OciGeneric.stop(reason, calling.contains(choice)), Optional.empty()));
                });
        event.object("usage").ifPresent(usage -> events.accept(new ChatEvent.UsageReported(OciWords.usage(usage))));
    }

    private void message(int choice, Fields message, Consumer<ChatEvent> events) {
        message.text("reasoningContent")
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> delta(choice, Kind.THINKING, text, events));
        message.objects("content")
                .forEach(content -> content.text("text")
                        .filter(text -> !text.isEmpty())
                        .ifPresent(text -> delta(choice, Kind.TEXT, text, events)));
        message.text("refusal")
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> delta(choice, Kind.REFUSAL, text, events));
        var calls = message.objects("toolCalls");
        for (int i = 0; i < calls.size(); i++) {
            call(choice, calls.get(i), calls.get(i).integer("index").orElse(i), events);
        }
    }

    /** A call begins with its id; pieces that come after have none, or the same again. */
    private void call(int choice, Fields call, int number, Consumer<ChatEvent> events) {
        calling.add(choice);
        String id = call.text("id", "");
        String key = choice + " call " + number;
        Integer block = open.get(id.isEmpty() ? key : choice + " id " + id);
        if (block == null && id.isEmpty()) {
            block = open.get(choice + " last call");
        }
        if (block == null) {
            close(choice, Kind.TEXT, events);
            close(choice, Kind.THINKING, events);
            block = next(choice);
            open.put(key, block);
            open.put(choice + " last call", block);
            if (!id.isEmpty()) {
                open.put(choice + " id " + id, block);
            }
            events.accept(new ChatEvent.BlockStarted(choice, block, Kind.TOOL_CALL, id, call.text("name", "")));
        }
        String arguments = call.text("arguments", "");
        if (!arguments.isEmpty()) {
            events.accept(new ChatEvent.Delta(choice, block, arguments));
        }
    }

    private void delta(int choice, Kind kind, String text, Consumer<ChatEvent> events) {
        String key = choice + " " + kind;
        Integer block = open.get(key);
        if (block == null) {
            block = next(choice);
            open.put(key, block);
            events.accept(new ChatEvent.BlockStarted(choice, block, kind, "", ""));
        }
        events.accept(new ChatEvent.Delta(choice, block, text));
    }

    private int next(int choice) {
        return blocks.merge(choice, 1, Integer::sum) - 1;
    }

    private void close(int choice, Kind kind, Consumer<ChatEvent> events) {
        Integer block = open.remove(choice + " " + kind);
        if (block != null) {
            events.accept(new ChatEvent.BlockEnded(choice, block));
        }
    }

    private void close(int choice, Consumer<ChatEvent> events) {
        open.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(choice + " "))
                .map(Map.Entry::getValue)
                .distinct()
                .sorted()
                .forEach(block -> events.accept(new ChatEvent.BlockEnded(choice, block)));
        open.keySet().removeIf(key -> key.startsWith(choice + " "));
    }
}
