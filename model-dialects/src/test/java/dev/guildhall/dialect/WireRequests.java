package dev.guildhall.dialect;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests for tests that need one and do not look at it. */
final class WireRequests {
    static final ChatRequest EMPTY = new ChatRequest(
            Dialect.OPENAI_CHAT,
            "asked-model",
            List.of(),
            List.of(),
            ChatRequest.Tools.NONE,
            ChatRequest.Sampling.DEFAULT,
            ChatRequest.Reasoning.UNSAID,
            new ChatRequest.OutputFormat.Text(),
            false,
            false,
            Optional.empty(),
            Map.of(),
            Map.of());

    private WireRequests() {}
}
