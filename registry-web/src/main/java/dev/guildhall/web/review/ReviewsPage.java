package dev.guildhall.web.review;

import dev.guildhall.review.ReviewRow;
import dev.guildhall.web.layout.Chrome;
import java.util.List;
import java.util.Optional;

/**
 * The queue.
 *
 * @param state which cases are listed, as in {@code ?state=}
 * @param next address of the older ones
 */
public record ReviewsPage(Chrome chrome, String state, List<ReviewRow> rows, Optional<String> next) {
    public static final List<String> STATES = List.of("open", "waiting", "appealed", "released", "refused", "all");

    public ReviewsPage {
        rows = List.copyOf(rows);
    }
}
