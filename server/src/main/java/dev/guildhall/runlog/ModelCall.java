package dev.guildhall.runlog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One call of a model by a client: a step.
 *
 * @param id UUIDv7; the client reads it in {@code x-request-id} and {@code x-litellm-call-id}
 * @param surface word of the client's dialect ({@code openai-chat}…)
 * @param operation {@code chat}, {@code embeddings}, {@code count-tokens}
 * @param model the name the client used
 * @param parameters the request's parameters as JSON, without messages, tools' bodies or other content
 * @param attempts in order; the last decided the answer; empty when none was begun
 * @param status HTTP status the client got
 * @param error what the client was told; empty when it succeeded
 * @param firstByteMicros microseconds from the request's arrival to the first byte of the answer
 * @param capture what became of the payloads: {@code off}, {@code kept}, {@code dropped}
 */
public record ModelCall(
        UUID id,
        CallOrigin origin,
        Instant at,
        String surface,
        String operation,
        String model,
        boolean stream,
        String parameters,
        List<Attempt> attempts,
        int status,
        Optional<String> error,
        Optional<Long> firstByteMicros,
        long totalMicros,
        String capture) {
    public ModelCall {
        attempts = List.copyOf(attempts);
    }
}
