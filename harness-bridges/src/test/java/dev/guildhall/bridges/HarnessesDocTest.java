package dev.guildhall.bridges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.skill.HarnessBridge;
import dev.guildhall.skill.HarnessCapability;
import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.HarnessPlan.Note;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table in {@code docs/harnesses.md} says of this bridge's harness what its plan says. */
class HarnessesDocTest {
    @Test
    void showsWhatBecomesOfEachCapability() throws Exception {
        HarnessBridge bridge = BridgeTest.bridge();
        List<List<String>> rows = Files.readAllLines(Path.of("../../docs/harnesses.md")).stream()
                .filter(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .toList();
        List<String> head = rows.stream()
                .filter(row -> row.contains("capability"))
                .findFirst()
                .orElseThrow();
        int column = head.indexOf(bridge.profile().title());
        assertThat(column).as("a column of its own").isPositive();
        Map<HarnessCapability, Carried> carried = carried(bridge);
        for (HarnessCapability capability : HarnessCapability.values()) {
            if (carried.containsKey(capability)) {
                assertThat(rows).as(capability.title()).anySatisfy(row -> {
                    assertThat(row.get(1)).isEqualTo(capability.title());
                    assertThat(row.get(column)).isEqualTo(word(carried.get(capability)));
                });
            }
        }
    }

    /** The least that is said of each. */
    private static Map<HarnessCapability, Carried> carried(HarnessBridge bridge) {
        Map<HarnessCapability, Carried> carried = new EnumMap<>(HarnessCapability.class);
        for (Note note : bridge.plan(Blueprints.everything()).notes()) {
            carried.merge(note.capability(), note.carried(), (a, b) -> a.compareTo(b) > 0 ? a : b);
        }
        return carried;
    }

    private static String word(Carried carried) {
        return switch (carried) {
            case NATIVE -> "N";
            case EMULATED -> "E";
            case LOST -> "—";
        };
    }
}
