package dev.guildhall.dialect;

import dev.guildhall.dialect.anthropic.AnthropicMessages;
import dev.guildhall.dialect.gemini.GeminiContent;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * "How many tokens would this be?" in the dialects that ask it: {@code /v1/messages/count_tokens} (Anthropic) and {@code :countTokens}
 * (Gemini). What a provider cannot count, {@link TokenEstimate} estimates.
 */
public interface TokenCount {
    /** Empty for dialects without the question. */
    static Optional<TokenCount> of(Dialect dialect) {
        return switch (dialect) {
            case ANTHROPIC -> Optional.of(AnthropicMessages.TOKEN_COUNT);
            case GEMINI -> Optional.of(GeminiContent.TOKEN_COUNT);
            case OPENAI_CHAT, OPENAI_RESPONSES, BEDROCK, COHERE, OCI_GENERIC, OCI_COHERE, OLLAMA -> Optional.empty();
        };
    }

    /** The request that a client wants counted; throws {@link RequestRefused}. */
    ChatRequest read(ObjectNode body, String model);

    /** What the client is answered. */
    byte[] write(long tokens);

    /** The question for a provider. */
    ProviderDialect.ProviderCall ask(ChatRequest request, ModelTraits traits);

    /** The provider's answer; throws {@link RequestRefused} (BROKEN) when there is no number. */
    long answer(byte[] body);
}
