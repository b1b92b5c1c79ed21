package dev.guildhall.dialect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.openai.core.ObjectMappers;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseStreamEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** OpenAI's own models of what its endpoints take and its clients read: a second opinion on whatever a case writes. */
final class OpenAiModels {
    private OpenAiModels() {}

    static void request(Dialect dialect, JsonNode body) {
        ObjectNode known = ((ObjectNode) body.deepCopy()).put("model", "gpt-4o");
        switch (dialect) {
            case OPENAI_CHAT ->
                read(known, ChatCompletionCreateParams.Body.class).validate();
            case OPENAI_RESPONSES ->
                read(known, ResponseCreateParams.Body.class).validate();
            case ANTHROPIC, GEMINI, BEDROCK, COHERE, OCI_GENERIC, OCI_COHERE, OLLAMA -> {}
        }
    }

    static void answer(Dialect dialect, JsonNode body) {
        switch (dialect) {
            case OPENAI_CHAT -> read(body, ChatCompletion.class).validate();
            case OPENAI_RESPONSES -> read(body, Response.class).validate();
            case ANTHROPIC, GEMINI, BEDROCK, COHERE, OCI_GENERIC, OCI_COHERE, OLLAMA -> {}
        }
    }

    static void frame(Dialect dialect, JsonNode data) {
        switch (dialect) {
            case OPENAI_CHAT -> {
                if (data.has("choices")) {
                    read(data, ChatCompletionChunk.class).validate();
                }
            }
            case OPENAI_RESPONSES -> read(data, ResponseStreamEvent.class).validate();
            case ANTHROPIC, GEMINI, BEDROCK, COHERE, OCI_GENERIC, OCI_COHERE, OLLAMA -> {}
        }
    }

    private static <T> T read(JsonNode node, Class<T> type) {
        try {
            return ObjectMappers.jsonMapper().readValue(node.toString(), type);
        } catch (JsonProcessingException e) {
            throw new AssertionError("OpenAI's " + type.getSimpleName() + " does not read " + node, e);
        }
    }
}
