package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.ChatEvent;
import dev.guildhall.dialect.ChatReply.Stop;
import dev.guildhall.dialect.ClientDialect.Echo;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.JsonBytes;
import dev.guildhall.dialect.StreamEncoder;
import dev.guildhall.dialect.Usage;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the events of a response: {@code created → in_progress → (output_item.added → … → output_item.done)… → completed}, with {@code
 * sequence_number} rising from 0 and the whole output in the last. A block becomes an item when it has something to say. Other choices than
 * the first are not told: a response has one.
 */
final class ResponsesEncoder implements StreamEncoder {
    private static final byte[] HEARTBEAT = JsonBytes.of(": still here\n\n");

    private final Echo echo;
    private final Map<Integer, ItemEncoder> items = new TreeMap<>();
    private int sequence;
    private int outputs;
    private boolean started;
    private boolean refused;
    private Stop stop = Stop.END;
    private @Nullable Usage usage;

    ResponsesEncoder(Echo echo) {
        this.echo = echo;
    }

    @Override
    public void write(ChatEvent event, ByteArrayOutputStream to) {
        switch (event) {
            case ChatEvent.Started begun -> {
                started = true;
                usage = begun.usage().orElse(null);
                response("response.created", "in_progress", to);
                response("response.in_progress", "in_progress", to);
            }
            case ChatEvent.BlockStarted block -> {
                if (block.choice() == 0) {
                    refused |= block.kind() == ChatEvent.Kind.REFUSAL;
                    ItemEncoder item = new ItemEncoder(this, block, echo);
                    items.put(block.block(), item);
                    item.begin(to);
                }
            }
            case ChatEvent.Delta delta -> {
                ItemEncoder item = item(delta.choice(), delta.block());
                if (item != null && !delta.text().isEmpty()) {
                    item.delta(delta.text(), to);
                }
            }
            case ChatEvent.Signature signature -> {
                ItemEncoder item = item(signature.choice(), signature.block());
                if (item != null) {
                    item.signature(signature.signature());
                }
            }
            case ChatEvent.Redacted redacted -> {
                ItemEncoder item = item(redacted.choice(), redacted.block());
                if (item != null) {
                    item.redacted(redacted.data());
                }
            }
            case ChatEvent.Raw raw -> {
                ItemEncoder item = item(raw.choice(), raw.block());
                if (item != null && raw.dialect() == Dialect.OPENAI_RESPONSES && raw.raw() instanceof ObjectNode node) {
                    item.raw(node);
                }
            }
            case ChatEvent.Logprobs ignored -> {}
            case ChatEvent.BlockEnded ended -> {
                ItemEncoder item = item(ended.choice(), ended.block());
                if (item != null) {
                    item.end(to);
                }
            }
            case ChatEvent.Stopped stopped -> {
                if (stopped.choice() == 0) {
                    stop = ResponsesReplyWriter.told(stopped.stop(), refused);
                }
            }
            case ChatEvent.UsageReported reported -> usage = reported.usage();
            case ChatEvent.Failed failed -> failed(failed.failure(), to);
            case ChatEvent.Ended ignored ->
                response("response." + ResponsesReplyWriter.status(stop), ResponsesReplyWriter.status(stop), to);
        }
    }

    @Override
    public void heartbeat(ByteArrayOutputStream to) {
        to.writeBytes(HEARTBEAT);
    }

    private @Nullable ItemEncoder item(int choice, int block) {
        return choice == 0 ? items.get(block) : null;
    }

    int nextOutput() {
        return outputs++;
    }

    private void failed(Failure failure, ByteArrayOutputStream to) {
        if (started) {
            ObjectNode error =
                    Fields.object().put("code", OpenAiFailures.code(failure)).put("message", failure.message());
            event(
                    "response.failed",
                    Fields.object()
                            .set(
                                    "response",
                                    ResponsesReplyWriter.response(
                                            echo,
                                            "failed",
                                            Optional.empty(),
                                            output(),
                                            Optional.ofNullable(usage),
                                            Optional.of(error))),
                    to);
        } else {
            event(
                    "error",
                    Fields.object()
                            .put("code", OpenAiFailures.code(failure))
                            .put("message", failure.message())
                            .put("param", failure.param().orElse(null)),
                    to);
        }
    }

    private void response(String type, String status, ByteArrayOutputStream to) {
        boolean begins = status.equals("in_progress");
        event(
                type,
                Fields.object()
                        .set(
                                "response",
                                ResponsesReplyWriter.response(
                                        echo,
                                        status,
                                        Optional.of(stop),
                                        output(),
                                        begins ? Optional.empty() : Optional.ofNullable(usage),
                                        Optional.empty())),
                to);
    }

    /** What is whole, in the order in which it was begun. */
    private ArrayNode output() {
        Map<Integer, ObjectNode> whole = new TreeMap<>();
        items.values().forEach(item -> item.whole(whole));
        ArrayNode output = Fields.JSON.createArrayNode();
        whole.values().forEach(output::add);
        return output;
    }

    void event(String type, ObjectNode fields, ByteArrayOutputStream to) {
        ObjectNode event = Fields.object().put("type", type).put("sequence_number", sequence++);
        event.setAll(fields);
        to.writeBytes(JsonBytes.of("event: " + type + "\ndata: "));
        to.writeBytes(Fields.bytes(event));
        to.write('\n');
        to.write('\n');
    }
}
