package dev.guildhall.agents;

import dev.guildhall.harnesses.Harnesses;
import dev.guildhall.packages.Finding;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import dev.guildhall.skill.HarnessProfile;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads definitions with the harnesses there are. */
@Service
class Definitions {
    private final Harnesses harnesses;

    @Inject
    Definitions(Harnesses harnesses) {
        this.harnesses = harnesses;
    }

    ReadAgent read(String text, String name) {
        return AgentReader.read(text, name, words());
    }

    private HarnessWords words() {
        Map<String, List<String>> words = new LinkedHashMap<>();
        for (HarnessProfile profile : harnesses.list()) {
            words.put(profile.id(), profile.aliases());
        }
        return new HarnessWords(words);
    }

    /** Or 422 with every finding. */
    AgentDefinition require(String text, String name) {
        ReadAgent read = read(text, name);
        return read.definition().orElseThrow(() -> refused(read.findings()));
    }

    /** Of what was stored. Harnesses whose bridge is gone stay as they are written. */
    AgentDefinition stored(AgentContent content, String name) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        harnesses.list().forEach(profile -> words.put(profile.id(), List.of()));
        AgentReader.harnessesOf(content.definition()).forEach(id -> words.putIfAbsent(id, List.of()));
        ReadAgent read = AgentReader.read(content.definition(), name, new HarnessWords(words));
        return read.definition()
                .orElseThrow(() -> new IllegalStateException(
                        "the stored definition of " + name + " cannot be read: " + read.findings()));
    }

    /** The text as it was written with other skills; the canonical one when it cannot be changed in place. */
    String withSkills(String source, AgentDefinition after) {
        return SourceEdit.skills(source, after.skills())
                .filter(text -> read(text, after.name()).definition().equals(Optional.of(after)))
                .orElseGet(() -> AgentText.write(after));
    }

    /**
     * The text as it was written with this harness before all others. Empty when it cannot be changed in place; when the harness
     * is not known, the text that says so.
     */
    Optional<String> preferring(String source, AgentDefinition before, String harness) {
        HarnessWords words = words();
        Optional<String> id = words.id(harness);
        return HarnessLine.preferring(
                        source,
                        harness,
                        word -> word.equals(harness)
                                || (id.isPresent() && words.id(word).equals(id)))
                .filter(text -> read(text, before.name())
                        .definition()
                        .map(after -> id.equals(Optional.of(after.harness().getFirst()))
                                && after.withHarness(before.harness()).equals(before))
                        .orElse(id.isEmpty()));
    }

    private static Problem refused(List<Finding> findings) {
        List<Finding> errors = findings.stream().filter(Finding::refuses).toList();
        Finding first = errors.getFirst();
        String where = first.line().map(line -> "Line " + line + ": ").orElse("");
        String others = errors.size() == 1 ? "" : " (" + (errors.size() - 1) + " more in findings)";
        return AgentProblem.INVALID.because(
                where + first.message() + " " + first.fix() + others, Map.of("findings", findings));
    }
}
