package dev.guildhall.dialect;

import dev.guildhall.dialect.anthropic.AnthropicMessages;
import dev.guildhall.dialect.bedrock.BedrockConverse;
import dev.guildhall.dialect.bedrock.BedrockEmbeddings;
import dev.guildhall.dialect.cohere.CohereChat;
import dev.guildhall.dialect.cohere.CohereEmbeddings;
import dev.guildhall.dialect.gemini.GeminiContent;
import dev.guildhall.dialect.oci.OciCohere;
import dev.guildhall.dialect.oci.OciEmbeddings;
import dev.guildhall.dialect.oci.OciGeneric;
import dev.guildhall.dialect.ollama.OllamaChat;
import dev.guildhall.dialect.ollama.OllamaEmbeddings;
import dev.guildhall.dialect.openai.OpenAiChat;
import dev.guildhall.dialect.openai.OpenAiEmbeddings;
import dev.guildhall.dialect.openai.OpenAiResponses;
import java.util.Optional;

/** The dialects by name. Clients and providers of any two of them understand each other: {@link #canTranslate} is a closed matrix. */
public final class Dialects {
    private Dialects() {}

    /** Throws {@link IllegalArgumentException} for a dialect that no client speaks to us. */
    public static ClientDialect client(Dialect dialect) {
        return switch (dialect) {
            case OPENAI_CHAT -> OpenAiChat.DIALECT;
            case ANTHROPIC -> AnthropicMessages.DIALECT;
            case GEMINI -> GeminiContent.DIALECT;
            case OPENAI_RESPONSES -> OpenAiResponses.DIALECT;
            case BEDROCK, COHERE, OCI_GENERIC, OCI_COHERE, OLLAMA ->
                throw new IllegalArgumentException("No client speaks " + dialect.word() + " here.");
        };
    }

    public static boolean isClient(Dialect dialect) {
        return switch (dialect) {
            case OPENAI_CHAT, OPENAI_RESPONSES, ANTHROPIC, GEMINI -> true;
            case BEDROCK, COHERE, OCI_GENERIC, OCI_COHERE, OLLAMA -> false;
        };
    }

    /** Every dialect is spoken to providers. */
    public static ProviderDialect provider(Dialect dialect) {
        return switch (dialect) {
            case OPENAI_CHAT -> OpenAiChat.DIALECT;
            case ANTHROPIC -> AnthropicMessages.DIALECT;
            case BEDROCK -> new BedrockConverse();
            case COHERE -> new CohereChat();
            case OCI_GENERIC -> new OciGeneric();
            case OCI_COHERE -> new OciCohere();
            case OLLAMA -> new OllamaChat();
            case GEMINI -> GeminiContent.DIALECT;
            case OPENAI_RESPONSES -> OpenAiResponses.DIALECT;
        };
    }

    public static boolean canTranslate(Dialect client, Dialect provider) {
        return isClient(client) && provider(provider).dialect() == provider;
    }

    /** How providers of this dialect embed; empty where they do not. */
    public static Optional<Embedding.Provider> embeddings(Dialect dialect) {
        return switch (dialect) {
            case BEDROCK -> Optional.of(new BedrockEmbeddings());
            case COHERE -> Optional.of(new CohereEmbeddings());
            case OCI_GENERIC, OCI_COHERE -> Optional.of(new OciEmbeddings());
            case OLLAMA -> Optional.of(new OllamaEmbeddings());
            case GEMINI -> Optional.of(GeminiContent.EMBEDDINGS);
            case OPENAI_CHAT, OPENAI_RESPONSES -> Optional.of(OpenAiEmbeddings.PROVIDER);
            case ANTHROPIC -> Optional.empty();
        };
    }

    /** Watches a stream of this dialect that passes untouched; one per stream. */
    public static UsageScan usageScan(Dialect dialect) {
        return switch (dialect) {
            case OPENAI_CHAT -> OpenAiChat.usageScan();
            case ANTHROPIC -> AnthropicMessages.usageScan();
            case GEMINI -> GeminiContent.usageScan();
            case OPENAI_RESPONSES -> OpenAiResponses.usageScan();
            case BEDROCK, COHERE, OCI_GENERIC, OCI_COHERE, OLLAMA ->
                throw new IllegalArgumentException("Streams of " + dialect.word() + " do not pass untouched.");
        };
    }

    /** Usage in a whole answer of a dialect that passes untouched; empty when there is none or it is no JSON. */
    public static Optional<Usage> usage(Dialect dialect, byte[] body) {
        return Fields.lenient(body).flatMap(answer -> switch (dialect) {
            case OPENAI_CHAT -> OpenAiChat.usage(answer);
            case ANTHROPIC -> AnthropicMessages.usage(answer);
            case GEMINI -> GeminiContent.usage(answer);
            case OPENAI_RESPONSES -> OpenAiResponses.usage(answer);
            case BEDROCK, COHERE, OCI_GENERIC, OCI_COHERE, OLLAMA -> Optional.<Usage>empty();
        });
    }
}
