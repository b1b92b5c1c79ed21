package dev.guildhall.agents;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words people write for harnesses, and the id each stands for. */
final class HarnessWords {
    static final String INLINE = "inline";

    private final Map<String, String> idOf = new LinkedHashMap<>();
    private final List<String> ids;

    /** @param aliases harness id to its other words; {@code inline} is always known */
    HarnessWords(Map<String, List<String>> aliases) {
        idOf.put(INLINE, INLINE);
        aliases.forEach((id, others) -> {
            idOf.put(id, id);
            others.forEach(other -> idOf.putIfAbsent(other, id));
        });
        ids = idOf.values().stream().distinct().toList();
    }

    Optional<String> id(String word) {
        return Optional.ofNullable(idOf.get(word));
    }

    List<String> ids() {
        return ids;
    }

    Collection<String> words() {
        return idOf.keySet();
    }
}
