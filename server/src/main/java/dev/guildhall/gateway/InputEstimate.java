package dev.guildhall.gateway;

/**
 * How many tokens a request may have, from its bytes alone: a quarter of them. Long unbroken runs are media in base64, which models count by
 * their picture: they count as much as a large image each.
 */
final class InputEstimate {
    private static final int BYTES_PER_TOKEN = 4;
    private static final int MEDIA_FROM = 2_048;
    private static final int TOKENS_OF_MEDIA = 1_600;
    /** What is smaller holds no picture worth looking for. */
    private static final int SMALL = 16_384;

    private InputEstimate() {}

    static long tokens(Body body) {
        if (body.length() < SMALL) {
            return text(body.length());
        }
        long media = 0;
        long count = 0;
        int run = 0;
        byte[] bytes = body.bytes();
        for (int i = 0; i < body.length(); i++) {
            if (base64(bytes[i])) {
                run++;
            } else {
                if (run >= MEDIA_FROM) {
                    media += run;
                    count++;
                }
                run = 0;
            }
        }
        return text(body.length() - media) + count * TOKENS_OF_MEDIA;
    }

    static long text(long bytes) {
        return (bytes + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN;
    }

    private static boolean base64(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '+'
                || b == '/'
                || b == '=';
    }
}
