package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.ChatReply;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.FailureReader;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads a {@code chat.completion}. */
final class ChatReplyReader {
    /** Of the year 9999. */
    private static final long LAST_SECOND = 253_402_300_800L;

    private ChatReplyReader() {}

    static ChatReply read(byte[] body) {
        Fields answer = Fields.lenient(body)
                .orElseThrow(() -> Failure.of(
                                Failure.Kind.BROKEN,
                                "The provider's answer is no JSON object%s."
                                        .formatted(body.length == 0 ? ": it is empty" : ""))
                        .refused());
        if (answer.has("error") && !answer.has("choices")) {
            throw FailureReader.inStream(answer.node()).refused();
        }
        List<ChatReply.Choice> choices = new ArrayList<>();
        for (Fields choice : answer.objects("choices")) {
            choices.add(choice(choice, choices.size()));
        }
        if (choices.isEmpty()) {
            throw Failure.of(Failure.Kind.BROKEN, "The provider's answer has no 'choices'.")
                    .refused();
        }
        Map<String, JsonNode> extras = new HashMap<>();
        for (String name : List.of("system_fingerprint", "service_tier")) {
            answer.at(name).ifPresent(value -> extras.put(name, value));
        }
        return new ChatReply(
                answer.text("id", ""),
                answer.text("model", ""),
                created(answer),
                choices,
                OpenAiUsage.in(answer),
                extras);
    }

    static Optional<Instant> created(Fields answer) {
        return answer.whole("created")
                .or(() -> answer.whole("created_at"))
                .filter(seconds -> seconds > 0 && seconds < LAST_SECOND)
                .map(Instant::ofEpochSecond);
    }

    private static ChatReply.Choice choice(Fields choice, int position) {
        Fields message = choice.object("message").orElseGet(() -> Fields.lenient(Fields.object()));
        List<Part> parts = new ArrayList<>(ChatThoughts.read(message));
        texts(message, parts);
        message.text("refusal")
                .filter(text -> !text.isEmpty())
                .map(Part.Refusal::new)
                .ifPresent(parts::add);
        message.object("audio").ifPresent(audio -> parts.add(new Part.Foreign(Dialect.OPENAI_CHAT, audio.node())));
        boolean called = calls(message, parts);
        boolean refused = parts.stream().anyMatch(Part.Refusal.class::isInstance);
        return new ChatReply.Choice(
                choice.integer("index").orElse(position),
                parts,
                Stops.read(choice.text("finish_reason", "stop"), called, refused),
                choice.text("stop_reason"),
                choice.at("logprobs"));
    }

    private static boolean calls(Fields message, List<Part> parts) {
        boolean called = false;
        for (Fields call : message.objects("tool_calls")) {
            Fields function = call.object("function").orElse(call);
            String name = function.text("name", "");
            parts.add(new Part.ToolCall(
                    call.text("id").filter(id -> !id.isEmpty()).orElse("call_" + parts.size() + "_" + name),
                    name,
                    ChatMessages.arguments(function),
                    ChatMessages.signature(call),
                    Optional.empty()));
            called = true;
        }
        Optional<Fields> old = message.object("function_call");
        if (old.isPresent() && !called) {
            String name = old.get().text("name", "");
            parts.add(new Part.ToolCall(
                    "call_" + name, name, ChatMessages.arguments(old.get()), Optional.empty(), Optional.empty()));
            called = true;
        }
        return called;
    }

    /** {@code content}: a text, perhaps with thoughts in tags, or a list of texts and thoughts (Mistral). */
    private static void texts(Fields message, List<Part> parts) {
        Optional<JsonNode> content = message.at("content");
        if (content.isEmpty()) {
            return;
        }
        StringBuilder thought = new StringBuilder();
        StringBuilder text = new StringBuilder();
        ThinkTags.Pieces pieces = (thinking, piece) -> (thinking ? thought : text).append(piece);
        if (content.get().isString()) {
            ThinkTags tags = new ThinkTags();
            tags.feed(content.get().asString(), pieces);
            tags.end(pieces);
        } else {
            pieces(content.get(), pieces);
        }
        if (!thought.isEmpty()) {
            parts.add(ChatThoughts.of(thought.toString()));
        }
        if (!text.isEmpty()) {
            parts.add(Part.Text.of(text.toString()));
        }
    }

    /** Mistral's lists: {@code [{type: thinking, thinking: [{type: text, text}]}, {type: text, text}]}. */
    static void pieces(JsonNode content, ThinkTags.Pieces pieces) {
        for (JsonNode part : content) {
            if (part.path("type").asString("").equals("thinking")) {
                JsonNode thinking = part.path("thinking");
                if (thinking.isString()) {
                    pieces.piece(true, thinking.asString());
                }
                thinking.forEach(piece -> pieces.piece(true, piece.path("text").asString("")));
            } else if (part.path("text").isString()) {
                pieces.piece(false, part.path("text").asString());
            }
        }
    }
}
