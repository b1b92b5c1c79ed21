package dev.guildhall.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.skill.DependencyRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DependencyResolutionTest {
    private final Published published = new Published();

    @Test
    void choosesTheHighestMatchingVersionOfEverythingNeeded() {
        published.live("b", "1.0.0").live("b", "1.9.0", needs("c", "~2.1")).live("b", "2.0.0");
        published.live("c", "2.1.0").live("c", "2.1.7").live("c", "2.2.0");

        assertThat(resolve(needs("b", "^1.0")))
                .isEqualTo(resolved(
                        new ResolvedDependency("@acme/c", "2.1.7"), new ResolvedDependency("@acme/b", "1.9.0")));
    }

    @Test
    void choosesPreReleasesOnlyWhenTheRangeAsksForOne() {
        published.live("b", "1.0.0").live("b", "1.1.0-beta.2");

        assertThat(resolve(needs("b", "^1.0.0"))).isEqualTo(resolved(new ResolvedDependency("@acme/b", "1.0.0")));
        assertThat(resolve(needs("b", "^1.1.0-beta.1")))
                .isEqualTo(resolved(new ResolvedDependency("@acme/b", "1.1.0-beta.2")));
    }

    @Test
    void passesOverYankedAndHeldVersions() {
        published.live("b", "1.0.0").put("b", "1.1.0", "yanked").put("b", "1.2.0", "held");

        assertThat(resolve(needs("b", "^1"))).isEqualTo(resolved(new ResolvedDependency("@acme/b", "1.0.0")));
    }

    @Test
    void saysWhichVersionsThereAreWhenNoneMatches() {
        published.live("b", "1.0.0").live("b", "1.4.0").put("b", "2.0.0", "yanked");

        assertThat(resolve(needs("b", "^2.0")))
                .isEqualTo(unresolved(
                        "@acme/a 1.0.0 → @acme/b ^2.0: no version matches; there are 1.0.0, 1.4.0, 2.0.0 (yanked)"));
    }

    @Test
    void namesEveryMissingPackageWithTheWayToIt() {
        published.live("b", "1.0.0", needs("c", "^1"));

        assertThat(resolve(needs("b", "^1"), needs("d", "*")))
                .isEqualTo(unresolved(
                        "@acme/a 1.0.0 → @acme/d *: no such package is published here",
                        "@acme/a 1.0.0 → @acme/b 1.0.0 → @acme/c ^1: no such package is published here"));
    }

    @Test
    void refusesWhatIsNoRange() {
        published.live("b", "1.0.0");

        assertThat(resolve(needs("b", "newest")))
                .isEqualTo(
                        unresolved(
                                "@acme/a 1.0.0 → @acme/b newest: this is not a version range; write ^1.2, ~1.2.3 or >=1.0 <2.0"));
    }

    @Test
    void stepsBackToAnOlderVersionWhenTheNewestOnesDoNotGoTogether() {
        published.live("b", "1.0.0", needs("d", "^1")).live("b", "1.1.0", needs("d", "^2"));
        published.live("c", "1.0.0", needs("d", "^1"));
        published.live("d", "1.0.0").live("d", "2.0.0");

        assertThat(resolve(needs("b", "^1"), needs("c", "^1")))
                .isEqualTo(resolved(
                        new ResolvedDependency("@acme/d", "1.0.0"),
                        new ResolvedDependency("@acme/b", "1.0.0"),
                        new ResolvedDependency("@acme/c", "1.0.0")));
    }

    @Test
    void reportsAConflictWithBothWays() {
        published.live("b", "1.0.0", needs("d", "^2")).live("c", "1.0.0", needs("d", "^1"));
        published.live("d", "1.0.0").live("d", "2.0.0");

        assertThat(resolve(needs("b", "^1"), needs("c", "^1")))
                .isEqualTo(unresolved("@acme/a 1.0.0 → @acme/c 1.0.0 → @acme/d ^1 conflicts with 2.0.0, chosen for"
                        + " @acme/a 1.0.0 → @acme/b 1.0.0 → @acme/d ^2"));
    }

    @Test
    void spellsOutACircle() {
        published.live("b", "1.0.0", needs("c", "^1"));
        published.live("c", "2.0.0").live("c", "1.0.0", needs("b", "^1"));

        assertThat(resolve(needs("b", "^1")))
                .isEqualTo(
                        unresolved(
                                "@acme/b 1.0.0 → @acme/c 1.0.0 → @acme/b 1.0.0 is a circle; one of these packages must stop needing the next"));
    }

    @Test
    void spellsOutACircleThroughTheRootAndThroughItself() {
        published.live("b", "1.0.0", needs("a", "^9"));

        assertThat(resolve(needs("b", "^1")))
                .isEqualTo(
                        unresolved(
                                "@acme/a 1.0.0 → @acme/b 1.0.0 → @acme/a 1.0.0 is a circle; one of these packages must stop needing the next"));
        assertThat(resolve(needs("a", "*")))
                .isEqualTo(unresolved(
                        "@acme/a 1.0.0 → @acme/a 1.0.0 is a circle; one of these packages must stop needing the next"));
    }

    @Test
    void endsOnAChainWithoutEnd() {
        IntStream.range(0, 100).forEach(i -> published.live("n" + i, "1.0.0", needs("n" + (i + 1), "*")));

        Resolution resolution = resolve(needs("n0", "*"));

        assertThat(resolution).isInstanceOf(Resolution.Unresolved.class);
        assertThat(((Resolution.Unresolved) resolution).problems())
                .singleElement()
                .asString()
                .endsWith("→ @acme/n32 *: the chain is longer than 32 packages");
    }

    @Test
    void endsOnAGraphThatCannotBeSolvedAndHasTooManyWays() {
        for (int level = 0; level < 12; level++) {
            for (int version = 0; version < 20; version++) {
                published.live("l" + level, version + ".0.0", needs("l" + (level + 1), "*"), needs("missing", "*"));
            }
        }

        assertThat(resolve(needs("l0", "*"))).isInstanceOf(Resolution.Unresolved.class);
    }

    private Resolution resolve(DependencyRange... needs) {
        return DependencyResolution.of("@acme/a", "1.0.0", List.of(needs), published);
    }

    private static DependencyRange needs(String name, String range) {
        return new DependencyRange("acme", name, range);
    }

    private static Resolution resolved(ResolvedDependency... closure) {
        return new Resolution.Resolved(List.of(closure));
    }

    private static Resolution unresolved(String... problems) {
        return new Resolution.Unresolved(List.of(problems));
    }

    private static final class Published implements DependencyResolution.Available {
        private final Map<String, List<ShelvedVersion>> versions = new LinkedHashMap<>();
        private final Map<String, List<DependencyRange>> dependencies = new LinkedHashMap<>();

        Published live(String name, String version, DependencyRange... needs) {
            return put(name, version, "live", needs);
        }

        Published put(String name, String version, String state, DependencyRange... needs) {
            versions.computeIfAbsent(name, n -> new ArrayList<>()).add(new ShelvedVersion(version, state));
            dependencies.put(name + " " + version, List.of(needs));
            return this;
        }

        @Override
        public List<ShelvedVersion> versions(String owner, String name) {
            return versions.getOrDefault(name, List.of());
        }

        @Override
        public List<DependencyRange> dependencies(String owner, String name, String version) {
            return dependencies.getOrDefault(name + " " + version, List.of());
        }
    }
}
