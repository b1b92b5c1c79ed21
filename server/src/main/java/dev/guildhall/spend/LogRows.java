package dev.guildhall.spend;

import dev.guildhall.runlog.ModelCallRow;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Map;

/** A call as LiteLLM's log has it. */
final class LogRows {
    private LogRows() {}

    static Map<String, Object> of(ModelCallRow call) {
        return Rows.of(
                "request_id",
                call.id(),
                "call_type",
                type(call),
                "api_key",
                call.keyHash(),
                "spend",
                call.cost(),
                "total_tokens",
                call.input() + call.output(),
                "prompt_tokens",
                call.input(),
                "completion_tokens",
                call.output(),
                "startTime",
                call.at(),
                "endTime",
                later(call, call.totalMicros()),
                "completionStartTime",
                call.firstByteMicros().map(micros -> later(call, micros)),
                "model",
                call.providerModel().orElse(call.model()),
                "model_id",
                call.deployment().orElse(""),
                "model_group",
                call.model(),
                "custom_llm_provider",
                call.provider().orElse(""),
                "api_base",
                "",
                "user",
                call.user().orElse(""),
                "metadata",
                metadata(call),
                "cache_hit",
                "False",
                "cache_key",
                "",
                "request_tags",
                call.tags(),
                "team_id",
                call.team(),
                "end_user",
                call.customer().orElse(""),
                "requester_ip_address",
                JsonValue.NULL,
                "messages",
                JsonValue.EMPTY_JSON_OBJECT,
                "response",
                JsonValue.EMPTY_JSON_OBJECT,
                "session_id",
                call.session(),
                "status",
                call.status() >= 200 && call.status() < 400 ? "success" : "failure");
    }

    private static Map<String, Object> metadata(ModelCallRow call) {
        return Rows.of(
                "user_api_key_alias",
                call.keyAlias(),
                "user_api_key_team_id",
                call.team(),
                "agent",
                call.agent(),
                "status_code",
                call.status(),
                "error_message",
                call.error(),
                "attempts",
                call.attempts(),
                "attempts_without_price",
                call.unpriced(),
                "tokens_estimated",
                call.estimated());
    }

    private static Instant later(ModelCallRow call, long micros) {
        return call.at().plusNanos(micros * 1_000);
    }

    private static String type(ModelCallRow call) {
        if (call.operation().equals("embeddings")) {
            return "aembedding";
        }
        return switch (call.surface()) {
            case "openai-responses" -> "aresponses";
            case "anthropic" -> "anthropic_messages";
            case "gemini" -> "agenerate_content";
            default -> "acompletion";
        };
    }
}
