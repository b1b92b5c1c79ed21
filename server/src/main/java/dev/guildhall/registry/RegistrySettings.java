package dev.guildhall.registry;

import dev.guildhall.packages.ArchiveLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The settings of this feature.
 *
 * @param node name of this node in the record of uploads under way
 * @param maxUploadBytes largest body of an upload
 * @param limits how large one package may be
 * @param checkTime longest time all checks of one package may take together
 */
record RegistrySettings(String node, long maxUploadBytes, ArchiveLimits limits, Duration checkTime) {
    static final String MAX_UPLOAD_BYTES = "guildhall.publish.max-upload-bytes";
    static final String CHECK_SECONDS = "guildhall.publish.check-seconds";

    RegistrySettings {
        require(!node.isBlank(), "guildhall.node is empty; give this node a name.");
        require(maxUploadBytes > 0, MAX_UPLOAD_BYTES + " is " + maxUploadBytes + "; it must be above 0.");
        require(checkTime.isPositive(), CHECK_SECONDS + " is " + checkTime.toSeconds() + "; it must be above 0.");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Hands the settings to whoever injects them. */
    @ApplicationScoped
    static class Source {
        @Produces
        RegistrySettings settings() {
            Config config = ConfigProvider.getConfig();
            return new RegistrySettings(
                    config.getValue("guildhall.node", String.class),
                    config.getValue(MAX_UPLOAD_BYTES, Long.class),
                    new ArchiveLimits(
                            config.getValue("guildhall.publish.max-files", Integer.class),
                            config.getValue("guildhall.publish.max-file-bytes", Long.class),
                            config.getValue("guildhall.publish.max-package-bytes", Long.class),
                            config.getValue("guildhall.publish.max-ratio", Integer.class),
                            ArchiveLimits.DEFAULT.maxDepth(),
                            ArchiveLimits.DEFAULT.maxPathLength()),
                    Duration.ofSeconds(config.getValue(CHECK_SECONDS, Long.class)));
        }
    }
}
