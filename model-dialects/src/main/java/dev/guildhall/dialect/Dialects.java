package dev.guildhall.dialect;

import dev.guildhall.dialect.anthropic.AnthropicMessages;
import java.util.Optional;

/** The dialects by name. Clients and providers of any two of them understand each other: {@link #canTranslate} is a closed matrix. */
public final class Dialects {
    private Dialects() {}

    /** Throws {@link IllegalArgumentException} for a dialect that no client speaks to us. */
    public static ClientDialect client(Dialect dialect) {
        return switch (dialect) {
            case ANTHROPIC -> AnthropicMessages.DIALECT;
            case OPENAI_CHAT, OPENAI_RESPONSES, GEMINI, BEDROCK, COHERE, OCI_GENERIC, OCI_COHERE, OLLAMA ->
                throw new IllegalArgumentException("No client speaks " + dialect.word() + " here.");
        };
    }

    public static boolean isClient(Dialect dialect) {
        return switch (dialect) {
            case ANTHROPIC -> true;
            case OPENAI_CHAT, OPENAI_RESPONSES, GEMINI, BEDROCK, COHERE, OCI_GENERIC, OCI_COHERE, OLLAMA -> false;
        };
    }

    /** Throws {@link IllegalArgumentException} for a dialect that we speak to no provider. */
    public static ProviderDialect provider(Dialect dialect) {
        return switch (dialect) {
            case ANTHROPIC -> AnthropicMessages.DIALECT;
            case OPENAI_CHAT, OPENAI_RESPONSES, GEMINI, BEDROCK, COHERE, OCI_GENERIC, OCI_COHERE, OLLAMA ->
                throw new IllegalArgumentException("No provider is spoken to in " + dialect.word() + ".");
        };
    }

    public static boolean isProvider(Dialect dialect) {
        return switch (dialect) {
            case ANTHROPIC -> true;
            case OPENAI_CHAT, OPENAI_RESPONSES, GEMINI, BEDROCK, COHERE, OCI_GENERIC, OCI_COHERE, OLLAMA -> false;
        };
    }

    public static boolean canTranslate(Dialect client, Dialect provider) {
        return isClient(client) && isProvider(provider);
    }

    /** Watches a stream of this dialect that passes untouched; one per stream. */
    public static UsageScan usageScan(Dialect dialect) {
        return switch (dialect) {
            case ANTHROPIC -> AnthropicMessages.usageScan();
            case OPENAI_CHAT, OPENAI_RESPONSES, GEMINI, BEDROCK, COHERE, OCI_GENERIC, OCI_COHERE, OLLAMA ->
                throw new IllegalArgumentException("Streams of " + dialect.word() + " do not pass untouched.");
        };
    }

    /** Usage in a whole answer of this dialect; empty when there is none or it is no JSON. */
    public static Optional<Usage> usage(Dialect dialect, byte[] body) {
        return Fields.lenient(body).flatMap(answer -> switch (dialect) {
            case ANTHROPIC -> AnthropicMessages.usage(answer);
            case OPENAI_CHAT, OPENAI_RESPONSES, GEMINI, BEDROCK, COHERE, OCI_GENERIC, OCI_COHERE, OLLAMA -> Optional.<Usage>empty();
        });
    }
}
