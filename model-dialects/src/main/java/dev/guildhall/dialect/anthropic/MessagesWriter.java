package dev.guildhall.dialect.anthropic;

import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.ChatRequest.OutputFormat;
import dev.guildhall.dialect.ChatRequest.Role;
import dev.guildhall.dialect.ChatRequest.Sampling;
import dev.guildhall.dialect.ChatRequest.Tool;
import dev.guildhall.dialect.ChatRequest.Turn;
import dev.guildhall.dialect.Conversation;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.ModelTraits.Ability;
import dev.guildhall.dialect.OutputTool;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.ToolNames;
import dev.guildhall.dialect.Unsaid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The body of one request. Beside parts and tools: the limit that must be there, samplings, thinking, the wanted shape, marks of the cache. */
final class MessagesWriter {
    private static final int DEFAULT_LIMIT = 4096;
    private static final int MOST_CACHE_MARKS = 4;
    private static final List<String> THEIRS = List.of("default", "flex", "priority", "scale");

    private final ChatRequest request;
    private final ModelTraits traits;
    private final Unsaid unsaid;
    private final MessageBlocks blocks;
    private final ToolNames names;

    MessagesWriter(ChatRequest request, ModelTraits traits) {
        this.request = request;
        this.traits = traits;
        this.unsaid = new Unsaid(traits);
        this.names = ToolNames.of(request);
        this.blocks = new MessageBlocks(names, traits, unsaid);
    }

    List<String> dropped() {
        return unsaid.dropped();
    }

    boolean usesFiles() {
        return blocks.usesFiles();
    }

    ObjectNode body() {
        Conversation conversation = Conversation.alternating(request);
        ObjectNode body = Fields.object();
        body.put("model", traits.model());
        int limit = limit();
        body.put("max_tokens", limit);
        if (!conversation.system().isEmpty()) {
            ArrayNode system = body.putArray("system");
            conversation.system().forEach(text -> blocks.text(text, system));
        }
        messages(body, conversation);
        boolean shapeByTool = request.format() instanceof OutputFormat.Json
                || (request.format() instanceof OutputFormat.Schema schema && !OutputSchema.canSay(schema, traits));
        Optional<Tool.Function> output = shapeByTool ? OutputTool.tool(request.format()) : Optional.empty();
        MessageTools tools = new MessageTools(request, traits, names, unsaid);
        MessageReasoning reasoning = new MessageReasoning(request, traits, unsaid);
        boolean thinks = reasoning.write(body, limit, tools.forced(), conversation);
        tools.write(body, conversation, output, thinks);
        if (request.format() instanceof OutputFormat.Schema schema && !shapeByTool) {
            body.withObjectProperty("output_config")
                    .putObject("format")
                    .put("type", "json_schema")
                    .set("schema", OutputSchema.strict(schema.schema()));
        }
        sampling(body, thinks);
        unsaid.keep("user", request.user())
                .ifPresent(user -> body.putObject("metadata").put("user_id", user));
        if (request.stream()) {
            body.put("stream", true);
        }
        extras(body);
        fewCacheMarks(body);
        return body;
    }

    /** More than the model can write is refused there, and no fewer tokens come for asking for what it can. */
    private int limit() {
        int most = traits.maxOutputTokens().orElse(Integer.MAX_VALUE);
        return Math.min(
                most,
                unsaid.keep("max_tokens", request.sampling().maxTokens())
                        .orElse(most == Integer.MAX_VALUE ? DEFAULT_LIMIT : most));
    }

    private void messages(ObjectNode body, Conversation conversation) {
        ArrayNode messages = body.putArray("messages");
        List<Turn> turns = conversation.turns();
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            ArrayNode content = Fields.JSON.createArrayNode();
            if (turn.role() == Role.ASSISTANT) {
                boolean last = i == turns.size() - 1;
                blocks.write(last ? withoutTrailingBlanks(turn.parts()) : turn.parts(), content);
            } else {
                blocks.write(resultsFirst(turn.parts()), content);
            }
            if (content.isEmpty()) {
                // A turn of nothing but another provider's thoughts.
                continue;
            }
            ObjectNode message = messages.addObject();
            message.put("role", turn.role() == Role.ASSISTANT ? "assistant" : "user");
            message.set("content", content);
        }
    }

    /** Results must stand before anything else of the turn. */
    private static List<Part> resultsFirst(List<Part> parts) {
        List<Part> sorted = new ArrayList<>(parts);
        sorted.sort((a, b) -> Boolean.compare(b instanceof Part.ToolResult, a instanceof Part.ToolResult));
        return sorted;
    }

    /** What the model is to go on from must not end in white space. */
    private static List<Part> withoutTrailingBlanks(List<Part> parts) {
        if (!parts.isEmpty() && parts.getLast() instanceof Part.Text text) {
            List<Part> stripped = new ArrayList<>(parts);
            stripped.set(parts.size() - 1, new Part.Text(text.text().stripTrailing(), text.cache()));
            return stripped;
        }
        return parts;
    }

    private void sampling(ObjectNode body, boolean thinks) {
        Sampling sampling = request.sampling();
        Optional<Double> temperature = unsaid.keep("temperature", sampling.temperature());
        Optional<Double> topP = unsaid.keep("top_p", sampling.topP());
        Optional<Integer> topK = unsaid.keep("top_k", sampling.topK());
        if (!thinks) {
            // OpenAI's goes to 2, this one to 1; newer models refuse both temperature and top_p.
            temperature.ifPresent(value -> body.put("temperature", Math.min(value, 1.0)));
            topP.ifPresent(value ->
                    said(body, "top_p", value, temperature.isEmpty() || request.origin() == Dialect.ANTHROPIC));
            topK.ifPresent(value -> body.put("top_k", value));
        } else {
            temperature.filter(value -> value != 1).ifPresent(value -> unsaid.leaveOut("temperature"));
            topP.ifPresent(value -> said(body, "top_p", value, value >= 0.95));
            topK.ifPresent(value -> unsaid.leaveOut("top_k"));
        }
        List<String> stop = unsaid.keep("stop", Optional.of(sampling.stop())).orElse(List.of()).stream()
                .filter(word -> !word.isBlank())
                .toList();
        if (!stop.isEmpty()) {
            ArrayNode sequences = body.putArray("stop_sequences");
            stop.forEach(sequences::add);
        }
        unsaid.cannot("n", sampling.n().filter(n -> n > 1).isPresent());
        unsaid.cannot("seed", sampling.seed().isPresent());
        unsaid.cannot("logprobs", sampling.topLogprobs().isPresent());
        unsaid.cannot(
                "presence_penalty",
                sampling.presencePenalty().filter(p -> p != 0).isPresent());
        unsaid.cannot(
                "frequency_penalty",
                sampling.frequencyPenalty().filter(p -> p != 0).isPresent());
    }

    private void said(ObjectNode body, String name, double value, boolean possible) {
        if (possible) {
            body.put(name, value);
        } else {
            unsaid.leaveOut(name);
        }
    }

    private void extras(ObjectNode body) {
        if (request.origin() == Dialect.ANTHROPIC) {
            request.extras().forEach((name, value) -> {
                if (!traits.alwaysDropped().contains(name)) {
                    body.set(name, value);
                }
            });
            return;
        }
        Optional<JsonNode> tier = Optional.ofNullable(request.extras().get("service_tier"));
        tier.filter(value -> value.isString() && !THEIRS.contains(value.asString()))
                .ifPresent(value -> body.set("service_tier", value));
    }

    /** Anthropic takes four marks; the last are worth most, since each covers all before it. */
    private void fewCacheMarks(ObjectNode body) {
        List<ObjectNode> marked = new ArrayList<>();
        body.path("tools").forEach(tool -> collectMarked(tool, marked));
        body.path("system").forEach(text -> collectMarked(text, marked));
        body.path("messages")
                .forEach(message -> message.path("content").forEach(block -> {
                    block.path("content").forEach(inner -> collectMarked(inner, marked));
                    collectMarked(block, marked);
                }));
        int surplus = traits.can(Ability.CACHE) ? marked.size() - MOST_CACHE_MARKS : marked.size();
        for (int i = 0; i < surplus; i++) {
            marked.get(i).remove("cache_control");
        }
    }

    private static void collectMarked(JsonNode node, List<ObjectNode> to) {
        if (node instanceof ObjectNode object && object.has("cache_control")) {
            to.add(object);
        }
    }
}
