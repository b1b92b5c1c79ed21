package dev.guildhall.packages;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The repository that skills are imported from.
 *
 * @param url as {@code skill.yaml} takes it: http or https, without user information
 * @param commit full hash
 * @param path of the skill in it; empty for the root
 */
public record SourcePlace(String url, Optional<String> commit, String path) {
    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("url", url);
        commit.ifPresent(hash -> map.put("commit", hash));
        if (!path.isEmpty()) {
            map.put("path", path);
        }
        return map;
    }
}
