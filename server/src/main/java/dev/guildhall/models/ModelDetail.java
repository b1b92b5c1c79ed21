package dev.guildhall.models;

import dev.guildhall.platform.Revised;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A model with all that people may see of it.
 *
 * @param params {@code litellm_params} without secrets
 * @param changed empty for one of the configuration file
 * @param revision 0 for one of the configuration file
 */
public record ModelDetail(
        ModelRow model, Map<String, Object> params, Map<String, Object> info, Optional<Change> changed, int revision)
        implements Revised {
    /** Who made it and changed it last. */
    public record Change(String createdBy, Instant createdAt, String changedBy, Instant changedAt) {}
}
