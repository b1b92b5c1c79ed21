package dev.guildhall.conformance;

import dev.guildhall.conformance.ModelRequest.Tool;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A protocol in which harnesses ask a model: how it offers tools, hands back their results, and is answered as a stream. */
enum Dialect {
    ANTHROPIC(new AnthropicMessages()),
    CHAT(new ChatCompletions()),
    RESPONSES(new Responses()),
    GEMINI(new GenerateContent());

    private final Wire wire;

    Dialect(Wire wire) {
        this.wire = wire;
    }

    /** What a protocol looks like on the wire. */
    interface Wire {
        boolean asks(String path);

        Stream<Tool> tools(JsonObject body);

        Stream<String> results(JsonObject body);

        /** Whether the answer is to be a stream of events. */
        boolean streams(String path, JsonObject body);

        /** The answer as an event stream. */
        String events(ModelReply reply, String model, int number);

        /** The answer as one object. */
        JsonObject whole(ModelReply reply, String model, int number);
    }

    /** The protocol that asks a model at this path. */
    static Optional<Dialect> at(String path) {
        return Stream.of(values()).filter(dialect -> dialect.wire.asks(path)).findFirst();
    }

    Wire wire() {
        return wire;
    }

    ModelRequest read(JsonObject body) {
        List<Tool> tools = wire.tools(body).toList();
        return new ModelRequest(this, body, tools, wire.results(body).toList());
    }
}
