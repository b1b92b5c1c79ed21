package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.ChatReply.Stop;

/** {@code finish_reason}, there and back. */
final class Stops {
    private Stops() {}

    /**
     * @param called whether the answer calls tools: some say {@code stop} then
     * @param refused whether it holds a refusal
     */
    static Stop read(String word, boolean called, boolean refused) {
        return switch (word) {
            case "length", "max_tokens", "max_output_tokens" -> Stop.LENGTH;
            case "content_filter", "safety" -> Stop.FILTER;
            case "model_context_window_exceeded" -> Stop.CONTEXT;
            default -> called ? Stop.TOOL_CALLS : refused ? Stop.REFUSAL : Stop.END;
        };
    }

    /** @param refusal whether the client was given the words of a refusal */
    static String write(Stop stop, boolean refusal) {
        return switch (stop) {
            case END, STOP_SEQUENCE, PAUSE -> "stop";
            case LENGTH, CONTEXT -> "length";
            case TOOL_CALLS -> "tool_calls";
            case FILTER -> "content_filter";
            case REFUSAL -> refusal ? "stop" : "content_filter";
        };
    }
}
