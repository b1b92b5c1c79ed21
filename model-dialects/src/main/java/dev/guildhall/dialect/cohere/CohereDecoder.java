package dev.guildhall.dialect.cohere;

import dev.guildhall.dialect.ChatEvent;
import dev.guildhall.dialect.ChatEvent.Kind;
import dev.guildhall.dialect.FailureReader;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ObjectEvents;
import dev.guildhall.dialect.Part;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads Cohere's stream: contents, plans and calls each have numbers of their own; here all are blocks in the order they begin. */
final class CohereDecoder implements ObjectEvents.Reading {
    /** Open blocks by what Cohere calls them: {@code content 0}, {@code plan}, {@code call 1}. */
    private final Map<String, Integer> open = new HashMap<>();

    private int blocks;
    private boolean stopped;

    @Override
    public boolean stopped() {
        return stopped;
    }

    @Override
    public void object(Fields event, Consumer<ChatEvent> events) {
        Fields message = event.object("delta")
                .flatMap(delta -> delta.object("message"))
                .orElseGet(() -> Fields.lenient(Fields.object()));
        int index = event.integer("index").orElse(0);
        switch (event.text("type", "")) {
            case "message-start" ->
                events.accept(new ChatEvent.Started(event.text("id", ""), "", Optional.empty(), Optional.empty()));
            case "content-start", "content-delta" ->
                message.object("content").ifPresent(content -> content("content " + index, content, events));
            case "content-end" -> close("content " + index, events);
            case "tool-plan-delta" ->
                message.text("tool_plan").ifPresent(plan -> delta("plan", Kind.THINKING, plan, events));
            case "tool-call-start" -> {
                close("plan", events);
                message.object("tool_calls").ifPresent(call -> begin("call " + index, call, events));
            }
            case "tool-call-delta" ->
                message.object("tool_calls")
                        .flatMap(call -> call.object("function"))
                        .flatMap(function -> function.text("arguments"))
                        .filter(text -> !text.isEmpty())
                        .ifPresent(text -> delta("call " + index, Kind.TOOL_CALL, text, events));
            case "tool-call-end" -> close("call " + index, events);
            case "message-end" -> event.object("delta").ifPresent(delta -> stop(delta, events));
            default -> {
                // Citations and kinds that came later: the text stands without them.
            }
        }
    }

    private void content(String key, Fields content, Consumer<ChatEvent> events) {
        content.text("thinking")
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> delta(key, Kind.THINKING, text, events));
        content.text("text").filter(text -> !text.isEmpty()).ifPresent(text -> delta(key, Kind.TEXT, text, events));
    }

    private void begin(String key, Fields call, Consumer<ChatEvent> events) {
        Part.ToolCall begun = CohereWords.call(call);
        open.put(key, blocks);
        events.accept(new ChatEvent.BlockStarted(0, blocks, Kind.TOOL_CALL, begun.id(), begun.name()));
        if (!begun.arguments().isEmpty()) {
            events.accept(new ChatEvent.Delta(0, blocks, begun.arguments()));
        }
        blocks++;
    }

    private void delta(String key, Kind kind, String text, Consumer<ChatEvent> events) {
        Integer block = open.get(key);
        if (block == null) {
            block = blocks++;
            open.put(key, block);
            events.accept(new ChatEvent.BlockStarted(0, block, kind, "", ""));
        }
        events.accept(new ChatEvent.Delta(0, block, text));
    }

    private void close(String key, Consumer<ChatEvent> events) {
        Integer block = open.remove(key);
        if (block != null) {
            events.accept(new ChatEvent.BlockEnded(0, block));
        }
    }

    private void stop(Fields delta, Consumer<ChatEvent> events) {
        String reason = delta.text("finish_reason", "COMPLETE");
        if (reason.equals("ERROR") || reason.equals("TIMEOUT") || delta.has("error")) {
            events.accept(new ChatEvent.Failed(FailureReader.inStream(delta.node())));
            return;
        }
        open.values().stream().sorted().forEach(block -> events.accept(new ChatEvent.BlockEnded(0, block)));
        open.clear();
        stopped = true;
        events.accept(new ChatEvent.Stopped(0, CohereWords.stop(reason), Optional.empty()));
        delta.object("usage").ifPresent(usage -> events.accept(new ChatEvent.UsageReported(CohereWords.usage(usage))));
    }
}
