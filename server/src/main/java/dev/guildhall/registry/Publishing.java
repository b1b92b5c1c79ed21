package dev.guildhall.registry;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import dev.guildhall.skill.PackageFile;
import java.io.IOException;
import java.util.List;

/** Publish a version. {@code upload → SkillArchive · PublishChecks → Blobs ⇒ version · channels · audit}. */
@Service
public class Publishing {
    /**
     * What a publish call came to.
     *
     * @param created false when the same bytes were there already, or on a dry run
     * @param readme the Markdown body of {@code SKILL.md}
     */
    public record Outcome(PublishedVersion version, boolean created, String readme, List<PackageFile> files) {
        public Outcome {
            files = List.copyOf(files);
        }
    }

    /** 422 {@code package-refused} with {@code findings} for a broken package, 409 when the version holds other bytes. */
    public Outcome publish(Actor actor, PublishRequest request) throws IOException {
        throw new UnsupportedOperationException();
    }
}
