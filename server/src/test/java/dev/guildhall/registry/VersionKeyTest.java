package dev.guildhall.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.semver4j.Semver;

class VersionKeyTest {
    @Test
    void ordersLikeTheSpecification() {
        List<String> ordered = List.of(
                "0.0.1",
                "0.9.10",
                "0.10.0",
                "1.0.0-0",
                "1.0.0-2",
                "1.0.0-11",
                "1.0.0--",
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-alpha-x",
                "1.0.0-alphabet",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0",
                "1.0.1-a",
                "1.0.1",
                "1.2.0",
                "2.0.0",
                "10.0.0",
                "123456789.0.0");
        List<String> shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(7));
        assertThat(shuffled.stream().sorted(Comparator.comparing(VersionKey::of)))
                .containsExactlyElementsOf(ordered);
    }

    @Test
    void agreesWithTheLibraryOnAnyTwoVersions() {
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            String one = anyVersion(random);
            String other = anyVersion(random);
            int expected = Integer.signum(new Semver(one).compareTo(new Semver(other)));
            assertThat(Integer.signum(VersionKey.of(one).compareTo(VersionKey.of(other))))
                    .as("%s and %s", one, other)
                    .isEqualTo(expected);
        }
    }

    private static String anyVersion(Random random) {
        String core = IntStream.range(0, 3)
                .mapToObj(i -> String.valueOf(random.nextInt(random.nextBoolean() ? 3 : 1200)))
                .collect(Collectors.joining("."));
        if (random.nextInt(3) == 0) {
            return core;
        }
        List<String> parts = List.of("0", "1", "10", "9", "a", "alpha", "a-b", "-", "A", "1a", "z9", "beta");
        return core + "-"
                + IntStream.range(0, 1 + random.nextInt(3))
                        .mapToObj(i -> parts.get(random.nextInt(parts.size())))
                        .collect(Collectors.joining("."));
    }
}
