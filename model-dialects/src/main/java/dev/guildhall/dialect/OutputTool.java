package dev.guildhall.dialect;

import dev.guildhall.dialect.ChatReply.Choice;
import dev.guildhall.dialect.ChatReply.Stop;
import dev.guildhall.dialect.ChatRequest.OutputFormat;
import dev.guildhall.dialect.ChatRequest.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Structured output for models that have none of their own: a tool that must be called, whose arguments are the answer's text.
 *
 * <p>A provider dialect offers {@link #tool} as the one forced tool when it reads a format it cannot say, and hands what comes back through
 * {@link #unwrapped}: the call becomes text, and TOOL_CALLS becomes END.
 */
public final class OutputTool {
    /** Reserved: no client's tool has this name. */
    public static final String NAME = "guildhall_structured_output";

    private OutputTool() {}

    /** The tool that asks for this format; empty for plain text. */
    public static Optional<Tool.Function> tool(OutputFormat format) {
        return switch (format) {
            case OutputFormat.Text ignored -> Optional.empty();
            case OutputFormat.Json ignored ->
                Optional.of(function(
                        Optional.empty(), Fields.object().put("type", "object").put("additionalProperties", true)));
            case OutputFormat.Schema schema ->
                Optional.of(function(
                        schema.description(),
                        schema.schema().isObject() ? (ObjectNode) schema.schema() : Fields.object()));
        };
    }

    public static ChatReply unwrapped(ChatReply reply) {
        List<Choice> choices = new ArrayList<>();
        for (Choice choice : reply.choices()) {
            boolean used = choice.parts().stream().anyMatch(OutputTool::isOurs);
            List<Part> parts = new ArrayList<>();
            for (Part part : choice.parts()) {
                if (isOurs(part)) {
                    parts.add(Part.Text.of(((Part.ToolCall) part).arguments()));
                } else if (!used || part instanceof Part.Thinking) {
                    parts.add(part);
                }
            }
            choices.add(new Choice(
                    choice.index(),
                    parts,
                    used && choice.stop() == Stop.TOOL_CALLS ? Stop.END : choice.stop(),
                    choice.stopSequence(),
                    choice.logprobs()));
        }
        return new ChatReply(reply.id(), reply.model(), reply.created(), choices, reply.usage(), reply.extras());
    }

    /**
     * Hands events on with calls of the tool as text.
     *
     * @param choices what this remembers of one stream: the choices that used the tool; empty at its beginning
     */
    public static Consumer<ChatEvent> unwrapped(Consumer<ChatEvent> to, Set<Integer> choices) {
        return event -> {
            if (event instanceof ChatEvent.BlockStarted started
                    && started.name().equals(NAME)) {
                choices.add(started.choice());
                to.accept(new ChatEvent.BlockStarted(started.choice(), started.block(), ChatEvent.Kind.TEXT, "", ""));
            } else if (event instanceof ChatEvent.Stopped stopped
                    && stopped.stop() == Stop.TOOL_CALLS
                    && choices.contains(stopped.choice())) {
                to.accept(new ChatEvent.Stopped(stopped.choice(), Stop.END, Optional.empty()));
            } else {
                to.accept(event);
            }
        };
    }

    private static Tool.Function function(Optional<String> description, ObjectNode schema) {
        return new Tool.Function(
                NAME,
                Optional.of(description.map(text -> text + "\n\n").orElse("")
                        + "Give the whole answer through this tool, once."),
                Optional.of(schema),
                Optional.empty(),
                Optional.empty());
    }

    private static boolean isOurs(Part part) {
        return part instanceof Part.ToolCall call && call.name().equals(NAME);
    }
}
