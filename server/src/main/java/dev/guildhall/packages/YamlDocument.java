package dev.guildhall.packages;

import java.util.List;
import java.util.Optional;

/**
 * A YAML file that is no manifest, read within bounds.
 *
 * @param top empty when the file could not be read; the findings say where and why
 */
public record YamlDocument(Optional<YamlNode.Mapping> top, List<Finding> findings) {
    /**
     * How far a document may grow.
     *
     * @param maxWeight nodes with aliases written out, long texts counting more than once
     * @param maxCharacters code points of the file
     */
    public record Bounds(int maxDepth, int maxWeight, int maxCharacters) {}

    public YamlDocument {
        findings = List.copyOf(findings);
    }

    /** @param file as findings call it */
    public static YamlDocument read(String text, String file, Bounds bounds) {
        Findings findings = new Findings();
        Optional<YamlNode.Mapping> top = YamlTree.read(text, file, 1, bounds, findings);
        return new YamlDocument(findings.refusing() ? Optional.empty() : top, findings.all());
    }
}
