package dev.guildhall.registry;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import java.io.IOException;

/** Publish a version. {@code upload → SkillArchive · PublishChecks → Blobs ⇒ version · channels · audit}. */
@Service
public class Publishing {
    /** {@code created} is false when the same bytes were there already, or on a dry run. */
    public record Outcome(PublishedVersion version, boolean created) {}

    /** 422 {@code package-refused} with {@code findings} for a broken package, 409 when the version holds other bytes. */
    public Outcome publish(Actor actor, PublishRequest request) throws IOException {
        throw new UnsupportedOperationException();
    }
}
