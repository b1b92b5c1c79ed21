package dev.guildhall.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatestChannelTest {
    @ParameterizedTest(name = "{5}")
    @CsvSource(nullValues = "-", textBlock = """
            -,     -,     -,     false, -,     nothing may be latest
            1.0.0, -,     -,     false, 1.0.0, the first release
            2.0.0, 1.0.0, -,     true,  2.0.0, a higher release
            2.0.0, 2.0.0, -,     true,  2.0.0, a maintenance release below
            2.0.0, 1.0.0, 2.0.0, true,  1.0.0, moved below by hand and nothing new since
            2.1.0, 1.0.0, 2.0.0, true,  2.1.0, moved below by hand and overtaken by a new release
            1.5.0, 1.0.0, 2.0.0, true,  1.0.0, moved below by hand and the highest yanked since
            2.0.0, 1.0.0, 2.0.0, false, 2.0.0, moved below by hand to a version yanked since
            -,     1.0.0, 2.0.0, false, -,     everything yanked""")
    void follows(
            String highest, String current, String overtakes, boolean currentMayBe, String expected, String because) {
        Optional<LatestChannel> now =
                Optional.ofNullable(current).map(version -> new LatestChannel(version, Optional.ofNullable(overtakes)));
        assertThat(LatestChannel.following(Optional.ofNullable(highest), now, currentMayBe)
                        .map(LatestChannel::version))
                .as(because)
                .isEqualTo(Optional.ofNullable(expected));
    }
}
