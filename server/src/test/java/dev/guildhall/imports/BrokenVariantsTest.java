package dev.guildhall.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.guildhall.jobs.Job;
import dev.guildhall.packages.MendCode;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** One import of two hundred broken skills, and the diagnosis of each. */
class BrokenVariantsTest {
    private static final Set<String> MENDS =
            Arrays.stream(MendCode.values()).map(MendCode::code).collect(Collectors.toUnmodifiableSet());

    @TestFactory
    Stream<DynamicTest> diagnosesEachOfTwoHundredBrokenSkills() throws Exception {
        List<Variant> variants = BrokenVariants.all();
        assertThat(variants).hasSize(200);
        ImportWorld world = new ImportWorld();
        Job job = world.imported(BrokenVariants.archive(variants), "broken.tar.gz");
        assertThat(job.state()).as(() -> job.error().toString()).isEqualTo("done");
        Map<String, JsonObject> lines = world.lines(job);
        assertThat(lines).hasSize(200);
        return variants.stream()
                .map(variant -> dynamicTest(variant.path(), () -> {
                    JsonObject line = Objects.requireNonNull(lines.get(variant.path()));
                    assertThat(diagnosis(line))
                            .as(line::toString)
                            .isEqualTo(new Diagnosis(
                                    variant.outcome(),
                                    variant.name(),
                                    variant.version(),
                                    new TreeSet<>(variant.codes())));
                }));
    }

    private record Diagnosis(String outcome, Optional<String> name, Optional<String> version, Set<String> codes) {}

    private static Diagnosis diagnosis(JsonObject line) {
        Set<String> codes = line.getJsonArray("findings").stream()
                .map(finding -> finding.asJsonObject())
                .filter(finding ->
                        finding.getString("severity").equals("error") || MENDS.contains(finding.getString("code")))
                .map(finding -> finding.getString("code"))
                .collect(Collectors.toCollection(TreeSet::new));
        return new Diagnosis(line.getString("outcome"), text(line, "name"), text(line, "version"), codes);
    }

    private static Optional<String> text(JsonObject line, String key) {
        return line.containsKey(key) ? Optional.of(line.getString(key)) : Optional.empty();
    }
}
