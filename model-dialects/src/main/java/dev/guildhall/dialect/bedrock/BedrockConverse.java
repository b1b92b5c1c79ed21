package dev.guildhall.dialect.bedrock;

import dev.guildhall.dialect.ChatReply;
import dev.guildhall.dialect.ChatReply.Choice;
import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.FailureReader;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.OutputTool;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.ProviderDialect;
import dev.guildhall.dialect.StreamDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bedrock's Converse as a provider's dialect. The request is signed by whoever sends it. */
public final class BedrockConverse implements ProviderDialect {
    @Override
    public Dialect dialect() {
        return Dialect.BEDROCK;
    }

    @Override
    public ProviderCall write(ChatRequest request, ModelTraits traits) {
        ConverseWriter writer = new ConverseWriter(request, traits);
        byte[] body = Fields.bytes(writer.body());
        // The signature covers the path as it is sent: colons of model ids ("…-v1:0") are encoded.
        String path = "/model/"
                + URLEncoder.encode(traits.model(), StandardCharsets.UTF_8).replace("+", "%20")
                + (request.stream() ? "/converse-stream" : "/converse");
        return new ProviderCall(
                path,
                Map.of(
                        "content-type",
                        "application/json",
                        "accept",
                        request.stream() ? "application/vnd.amazon.eventstream" : "application/json"),
                body,
                writer.dropped());
    }

    @Override
    public ChatReply read(byte[] body) {
        Fields reply = Fields.lenient(body)
                .filter(found -> found.has("output"))
                .orElseThrow(() -> FailureReader.read(200, Map.of(), body).refused());
        List<Part> parts = new ArrayList<>();
        reply.object("output")
                .flatMap(output -> output.object("message"))
                .ifPresent(message -> message.objects("content")
                        .forEach(block -> ConverseWords.part(block).ifPresent(parts::add)));
        Choice choice = new Choice(
                0,
                parts,
                ConverseWords.stop(reply.text("stopReason", "end_turn")),
                ConverseWords.stopSequence(reply),
                Optional.empty());
        return OutputTool.unwrapped(new ChatReply(
                "", "", Optional.empty(), List.of(choice), reply.object("usage").map(ConverseWords::usage), Map.of()));
    }

    @Override
    public StreamDecoder decoder() {
        return new ConverseDecoder();
    }

    @Override
    public Failure failure(int status, Map<String, String> headers, byte[] body) {
        return FailureReader.read(status, headers, body);
    }
}
