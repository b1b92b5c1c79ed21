package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.ChatReply;
import dev.guildhall.dialect.ChatReply.Stop;
import dev.guildhall.dialect.ChatRequest.Sampling;
import dev.guildhall.dialect.ClientDialect.Echo;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.Usage;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a {@code response}. The tools of the request are not repeated in it. */
final class ResponsesReplyWriter {
    private ResponsesReplyWriter() {}

    static ObjectNode write(ChatReply reply, Echo echo) {
        ArrayNode output = Fields.JSON.createArrayNode();
        Stop stop = Stop.END;
        if (!reply.choices().isEmpty()) {
            ChatReply.Choice choice = reply.choices().getFirst();
            stop = told(choice.stop(), choice.parts().stream().anyMatch(Part.Refusal.class::isInstance));
            for (Part part : choice.parts()) {
                item(part, echo.id() + "_" + output.size(), echo, output);
            }
        }
        return response(echo, status(stop), Optional.of(stop), output, reply.usage(), Optional.empty());
    }

    private static void item(Part part, String id, Echo echo, ArrayNode output) {
        switch (part) {
            case Part.Text text -> output.add(OutputItems.message(id, Optional.of(OutputItems.textPart(text.text()))));
            case Part.Refusal refusal ->
                output.add(OutputItems.message(id, Optional.of(OutputItems.refusalPart(refusal.text()))));
            case Part.Thinking thinking ->
                output.add(ReasoningItems.write(
                        thinking.id().filter(own -> !own.isEmpty()).orElse("rs_" + id), thinking));
            case Part.ToolCall call -> {
                output.add(OutputItems.call(id, call.id(), call.name(), Optional.of(call.arguments()), echo.request()));
                call.signature()
                        .ifPresent(signature -> output.add(ReasoningItems.write(
                                "rs_" + id, "", Optional.of(ReasoningItems.call(call.id(), signature)))));
            }
            case Part.Foreign foreign -> {
                if (foreign.dialect() == Dialect.OPENAI_RESPONSES) {
                    output.add(foreign.raw());
                }
            }
            case Part.Media ignored -> {}
            case Part.ToolResult ignored -> {}
        }
    }

    /** A refusal that comes without words is told as the filter's. */
    static Stop told(Stop stop, boolean refusal) {
        return stop == Stop.REFUSAL && !refusal ? Stop.FILTER : stop;
    }

    static String status(Stop stop) {
        return switch (stop) {
            case LENGTH, CONTEXT, FILTER -> "incomplete";
            case END, STOP_SEQUENCE, TOOL_CALLS, REFUSAL, PAUSE -> "completed";
        };
    }

    /** @param stop empty while it goes on */
    static ObjectNode response(
            Echo echo,
            String status,
            Optional<Stop> stop,
            ArrayNode output,
            Optional<Usage> usage,
            Optional<JsonNode> error) {
        ObjectNode response = Fields.object()
                .put("id", "resp_" + echo.id())
                .put("object", "response")
                .put("created_at", echo.now())
                .put("status", status)
                .put("background", false);
        response.set("error", error.orElse(null));
        if (status.equals("incomplete")) {
            response.putObject("incomplete_details")
                    .put(
                            "reason",
                            stop.filter(Stop.FILTER::equals).isPresent() ? "content_filter" : "max_output_tokens");
        } else {
            response.putNull("incomplete_details");
        }
        Sampling sampling = echo.request().sampling();
        response.putNull("instructions")
                .put("max_output_tokens", sampling.maxTokens().orElse(null))
                .put("model", echo.model());
        response.set("output", output);
        response.put("parallel_tool_calls", echo.request().tools().parallel().orElse(true))
                .putNull("previous_response_id");
        response.putObject("reasoning")
                .put("effort", echo.request().reasoning().effort().orElse(null))
                .putNull("summary");
        response.put("store", false)
                .put("temperature", sampling.temperature().orElse(1.0))
                .put("tool_choice", "auto")
                .put("top_p", sampling.topP().orElse(1.0))
                .put("truncation", "disabled");
        response.putObject("text").putObject("format").put("type", "text");
        response.putArray("tools");
        response.set("usage", usage.<JsonNode>map(OpenAiUsage::ofResponses).orElse(null));
        response.put("user", echo.request().user().orElse(null));
        ObjectNode metadata = response.putObject("metadata");
        echo.request().metadata().forEach(metadata::put);
        return response;
    }
}
