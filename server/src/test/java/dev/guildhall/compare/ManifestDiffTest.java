package dev.guildhall.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.capabilities.Manifests;
import dev.guildhall.compare.Comparison.FieldChange;
import dev.guildhall.skill.Invocation;
import dev.guildhall.skill.McpServerNeed;
import dev.guildhall.skill.Requirements;
import dev.guildhall.skill.SkillManifest;
import dev.guildhall.skill.SkillPermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManifestDiffTest {

    @Test
    void namesFirstWhatTheSkillMayDoAndCountsWhatItLeavesOut() {
        ManifestDiff diff = ManifestDiff.between(manifest("a", "docs.acme.example"), manifest("b", "*"));
        assertThat(diff.count()).isEqualTo(601);
        assertThat(diff.complete()).isFalse();
        assertThat(diff.fields()).hasSize(ManifestDiff.MOST);
        assertThat(diff.fields().getFirst())
                .isEqualTo(new FieldChange("permissions.network", Optional.of("docs.acme.example"), Optional.of("*")));
        assertThat(ManifestDiff.between(manifest("a", "x.example"), manifest("a", "y.example"))
                        .complete())
                .isTrue();
    }

    @Test
    void showsALongValueWhereItBeginsToDiffer() {
        String same = "x".repeat(5_000);
        assertThat(ManifestDiff.between(manifest("a", same + "good"), manifest("a", same + "\u202eevil"))
                        .fields())
                .containsExactly(new FieldChange(
                        "permissions.network",
                        Optional.of("…" + "x".repeat(200) + "good"),
                        Optional.of("…" + "x".repeat(200) + "‹U+202E›evil")));
    }

    private static SkillManifest manifest(String header, String host) {
        Map<String, String> headers =
                IntStream.range(0, 30).boxed().collect(Collectors.toMap(i -> "X-" + i, i -> header));
        return Manifests.manifest(
                List.of(),
                List.of(),
                new SkillPermissions(List.of(host), List.of(), List.of(), List.of()),
                List.of(),
                IntStream.range(0, 20)
                        .mapToObj(i ->
                                new McpServerNeed("s" + i, "stdio", Optional.empty(), List.of(), headers, List.of()))
                        .toList(),
                List.of(),
                Invocation.DEFAULT,
                Requirements.NONE);
    }
}
