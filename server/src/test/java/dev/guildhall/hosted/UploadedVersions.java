package dev.guildhall.hosted;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The versions of skills at the runtime of a test, each with its files. */
final class UploadedVersions {
    private final Map<String, Map<String, Map<String, @Nullable Object>>> versions = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> files = new LinkedHashMap<>();
    private int counter;

    /** @param skill its path */
    Map<String, @Nullable Object> add(String skill, Map<String, String> content) {
        String id = "17" + (1_000_000 + ++counter);
        Map<String, @Nullable Object> version = new LinkedHashMap<>();
        version.put("id", id);
        version.put("type", "skill_version");
        version.put("skill_id", skill.substring("/v1/skills/".length()));
        version.put("name", content.keySet().iterator().next().replaceFirst("/.*", ""));
        version.put("description", "what it says");
        version.put("created_at", "2026-11-24T10:00:00Z");
        versions.computeIfAbsent(skill, any -> new LinkedHashMap<>()).put(id, version);
        files.put(id, Map.copyOf(content));
        return version;
    }

    @Nullable
    Map<String, @Nullable Object> find(String skill, String id) {
        return versions.getOrDefault(skill, Map.of()).get(id);
    }

    /** Name to content. */
    Map<String, String> files(String id) {
        return Map.copyOf(files.getOrDefault(id, Map.of()));
    }

    void drop(String skill) {
        versions.remove(skill);
    }

    void drop(String skill, String id) {
        versions.getOrDefault(skill, new LinkedHashMap<>()).remove(id);
    }
}
