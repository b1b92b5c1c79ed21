package dev.guildhall.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class VersionTest {
    @Test
    void saysWhatTheBuildWrote() {
        Version version = Version.current();
        assertThat(version.version()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(version.commit()).matches("[0-9a-f]{40}|unknown");
        assertThat(Instant.parse(version.builtAt())).isBefore(Instant.now().plusSeconds(1));
    }
}
