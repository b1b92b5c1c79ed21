package dev.guildhall.skill;

import java.util.List;
import java.util.Map;

/** Harnesses the skill was made for (name to version range) and capabilities it relies on. */
public record Compatibility(Map<String, String> harnesses, List<String> capabilities) {

    public static final Compatibility ANY = new Compatibility(Map.of(), List.of());

    public Compatibility {
        harnesses = Map.copyOf(harnesses);
        capabilities = List.copyOf(capabilities);
    }
}
