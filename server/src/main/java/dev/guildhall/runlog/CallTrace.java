package dev.guildhall.runlog;

import jakarta.json.JsonObject;
import java.util.List;

/**
 * A call with all that is recorded of it.
 *
 * @param parameters of the request, without content
 * @param node that made the call
 * @param payloads which are kept; empty also when they were and are no longer
 */
public record CallTrace(
        ModelCallRow call, JsonObject parameters, String node, List<Attempt> attempts, List<PayloadRow> payloads) {
    public CallTrace {
        attempts = List.copyOf(attempts);
        payloads = List.copyOf(payloads);
    }

    /** @param scrubbed how many secrets were taken out of it */
    public record PayloadRow(CallPayloads.Kind kind, int bytes, int scrubbed) {}
}
