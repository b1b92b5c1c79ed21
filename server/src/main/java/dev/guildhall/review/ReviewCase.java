package dev.guildhall.review;

import dev.guildhall.platform.Revised;
import dev.guildhall.registry.ScanStatus;
import java.util.List;
import java.util.Optional;

/**
 * A case with all that a reviewer needs to decide it.
 *
 * @param history oldest first
 * @param compareWith the highest live version, when there is one; {@code GET …/compare/{compareWith}/{version}} shows what changed
 */
public record ReviewCase(ReviewRow row, ScanStatus scan, List<ReviewStep> history, Optional<String> compareWith)
        implements Revised {
    public ReviewCase {
        history = List.copyOf(history);
    }

    @Override
    public int revision() {
        return row.revision();
    }
}
