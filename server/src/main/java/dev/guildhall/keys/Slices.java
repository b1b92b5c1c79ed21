package dev.guildhall.keys;

import dev.guildhall.platform.PlatformProblem;

/** Lists by number of page, as LiteLLM has them. */
final class Slices {
    private static final int MOST = 100;
    private static final int DEEPEST = 100_000;

    private Slices() {}

    static void check(int page, int size) {
        if (page < 1 || size < 1 || size > MOST || (long) page * size > DEEPEST) {
            throw PlatformProblem.BAD_REQUEST.because(
                    "page must be 1 or more and size between 1 and %d, up to the %dth row; GET /api/v1/keys reads on by cursor."
                            .formatted(MOST, DEEPEST));
        }
    }
}
