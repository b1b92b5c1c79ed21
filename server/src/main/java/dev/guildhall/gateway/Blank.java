package dev.guildhall.gateway;

import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.ChatRequest.OutputFormat;
import dev.guildhall.dialect.ChatRequest.Reasoning;
import dev.guildhall.dialect.ChatRequest.Sampling;
import dev.guildhall.dialect.ChatRequest.Tools;
import dev.guildhall.dialect.Dialect;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests that say nothing: what a failure is told with before, or without, reading the request. */
final class Blank {
    private Blank() {}

    static ChatRequest request(Dialect origin, String model, boolean stream) {
        return new ChatRequest(
                origin,
                model,
                List.of(),
                List.of(),
                Tools.NONE,
                Sampling.DEFAULT,
                Reasoning.UNSAID,
                new OutputFormat.Text(),
                stream,
                false,
                Optional.empty(),
                Map.of(),
                Map.of());
    }
}
