package dev.guildhall.dialect;

/**
 * Tokens of one attempt.
 *
 * @param input all tokens read by the model, those from and into a cache included (OpenAI's way of counting; Anthropic's {@code input_tokens} leaves them out)
 * @param output all tokens written, thinking included
 * @param cacheRead of {@code input}, read from a cache
 * @param cacheWrite of {@code input}, written into a cache for five minutes (or for a time that was not said)
 * @param cacheWriteHour of {@code input}, written into a cache for an hour
 * @param reasoning of {@code output}, thinking
 * @param audioInput of {@code input}, sound
 * @param audioOutput of {@code output}, sound
 * @param estimated the provider gave no figures; these were counted here
 */
public record Usage(
        long input,
        long output,
        long cacheRead,
        long cacheWrite,
        long cacheWriteHour,
        long reasoning,
        long audioInput,
        long audioOutput,
        boolean estimated) {
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0, 0, 0, false);

    public Usage {
        if (input < 0
                || output < 0
                || cacheRead < 0
                || cacheWrite < 0
                || cacheWriteHour < 0
                || reasoning < 0
                || audioInput < 0
                || audioOutput < 0) {
            throw new IllegalArgumentException("tokens are never fewer than none");
        }
    }

    public static Usage of(long input, long output) {
        return new Usage(input, output, 0, 0, 0, 0, 0, 0, false);
    }

    public long total() {
        return input + output;
    }
}
