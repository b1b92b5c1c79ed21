package dev.guildhall.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One list out of two, by reciprocal rank (Cormack, Clarke, Büttcher 2009): a skill counts 1 / (60 + rank) in each list that has it.
 * Scores of words and of meaning need no common scale for that.
 */
final class RankFusion {
    private static final double DAMPING = 60;

    private RankFusion() {}

    /**
     * @param words best first
     * @param meaning best first
     * @param named how many at the head of {@code words} bear the very name that was typed: they stay at the head
     */
    static List<UUID> of(List<UUID> words, List<UUID> meaning, int named) {
        Map<UUID, Double> scores = new HashMap<>();
        List<UUID> order = new ArrayList<>();
        count(words, scores, order);
        count(meaning, scores, order);
        for (UUID id : words.subList(0, named)) {
            scores.merge(id, 1.0, Double::sum);
        }
        // The sort is stable: of equals, what matched by words comes first.
        order.sort((a, b) -> Double.compare(scores.getOrDefault(b, 0.0), scores.getOrDefault(a, 0.0)));
        return order;
    }

    private static void count(List<UUID> list, Map<UUID, Double> scores, List<UUID> order) {
        for (int rank = 0; rank < list.size(); rank++) {
            if (!scores.containsKey(list.get(rank))) {
                order.add(list.get(rank));
            }
            scores.merge(list.get(rank), 1 / (DAMPING + rank + 1), Double::sum);
        }
    }
}
