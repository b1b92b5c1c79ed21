package dev.guildhall.dialect;

/** A wire shape, of clients, of providers, or of both. */
public enum Dialect {
    /** {@code /v1/chat/completions}: OpenAI and everybody who is compatible. */
    OPENAI_CHAT("openai-chat"),
    /** {@code /v1/responses}. */
    OPENAI_RESPONSES("openai-responses"),
    /** {@code /v1/messages}. */
    ANTHROPIC("anthropic"),
    /** {@code /v1beta/models/MODEL:generateContent}. */
    GEMINI("gemini"),
    /** Amazon Bedrock {@code /model/ID/converse} and {@code converse-stream} (binary event stream). */
    BEDROCK("bedrock"),
    /** Cohere {@code /v2/chat}. */
    COHERE("cohere"),
    /** OCI Generative AI {@code /20231130/actions/chat} with {@code apiFormat: GENERIC}. */
    OCI_GENERIC("oci-generic"),
    /** OCI Generative AI with {@code apiFormat: COHERE} or {@code COHEREV2}. */
    OCI_COHERE("oci-cohere"),
    /** Ollama {@code /api/chat} (newline-delimited JSON). */
    OLLAMA("ollama");

    private final String word;

    Dialect(String word) {
        this.word = word;
    }

    /** The name outside: in configuration, records and pages. */
    public String word() {
        return word;
    }
}
