package dev.guildhall.search;

import dev.guildhall.registry.SkillFacet;
import dev.guildhall.registry.SkillFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The skills of one organisation in memory: what lists are narrowed by, and vectors. Sets of skills are sets of row numbers.
 *
 * <p>Not safe for threads by itself; {@link SkillIndexes} guards it.
 */
final class SkillIndex {
    private static final List<String> SHOWN_STATES = List.of("live", "deprecated", "held");

    private final Map<UUID, Integer> rows = new HashMap<>();
    private final List<UUID> ids = new ArrayList<>();
    private final Map<SkillFacet, FacetColumn> columns = new EnumMap<>(SkillFacet.class);
    private final BitSet held = new BitSet();
    private @Nullable Quantised[] vectors = new Quantised[64];

    SkillIndex() {
        for (SkillFacet facet : SkillFacet.values()) {
            columns.put(facet, new FacetColumn());
        }
    }

    /** A skill near to a text. */
    record Near(int row, float cosine) {}

    int size() {
        return ids.size();
    }

    void put(SkillFacts facts) {
        Integer known = rows.get(facts.id());
        int row = known == null ? ids.size() : known;
        if (known == null) {
            rows.put(facts.id(), row);
            ids.add(facts.id());
        }
        columns.forEach((facet, column) -> column.put(row, facts.of(facet)));
        held.set(row, facts.state().equals("held"));
    }

    void putVector(UUID skill, byte[] bytes) {
        Integer row = rows.get(skill);
        if (row == null) {
            return;
        }
        if (row >= vectors.length) {
            vectors = Arrays.copyOf(vectors, Math.max(row + 1, vectors.length * 2));
        }
        vectors[row] = bytes.length == 0 ? null : Quantised.reading(bytes);
    }

    void forgetVectors() {
        vectors = new Quantised[64];
    }

    /**
     * Skills that a list may show when it is narrowed like this.
     *
     * @param seesHeld whether those that are held for review are among them
     * @param anyState whether what a list hides unless its state is chosen counts too
     */
    BitSet narrowed(Map<SkillFacet, List<String>> chosen, boolean seesHeld, boolean anyState) {
        BitSet set = new BitSet(ids.size());
        set.set(0, ids.size());
        if (!seesHeld) {
            set.andNot(held);
        }
        if (!anyState && !chosen.containsKey(SkillFacet.STATE)) {
            column(SkillFacet.STATE).narrow(set, SHOWN_STATES);
        }
        chosen.forEach((facet, values) -> column(facet).narrow(set, values));
        return set;
    }

    BitSet of(Collection<UUID> skills) {
        BitSet set = new BitSet(ids.size());
        for (UUID skill : skills) {
            Integer row = rows.get(skill);
            if (row != null) {
                set.set(row);
            }
        }
        return set;
    }

    List<UUID> ids(BitSet set) {
        return set.stream().mapToObj(ids::get).toList();
    }

    UUID id(int row) {
        return ids.get(row);
    }

    List<FacetValue> counts(SkillFacet facet, BitSet set, List<String> chosen, int most) {
        return column(facet).counts(set, chosen, most);
    }

    /** Those of the set that are nearest to the vector, nearest first; none whose cosine is below the least. */
    List<Near> nearest(Quantised wanted, BitSet set, int most, float least) {
        PriorityQueue<Near> best = new PriorityQueue<>((a, b) -> Float.compare(a.cosine(), b.cosine()));
        float bar = least;
        int end = Math.min(ids.size(), vectors.length);
        for (int row = set.nextSetBit(0); row >= 0 && row < end; row = set.nextSetBit(row + 1)) {
            Quantised vector = vectors[row];
            if (vector == null || vector.bytes().length != wanted.bytes().length) {
                continue;
            }
            float cosine = vector.cosine(wanted);
            if (cosine >= bar) {
                best.add(new Near(row, cosine));
                if (best.size() > most) {
                    best.remove();
                    bar = best.element().cosine();
                }
            }
        }
        return best.stream()
                .sorted((a, b) -> a.cosine() == b.cosine()
                        ? ids.get(a.row()).compareTo(ids.get(b.row()))
                        : Float.compare(b.cosine(), a.cosine()))
                .toList();
    }

    private FacetColumn column(SkillFacet facet) {
        FacetColumn column = columns.get(facet);
        if (column == null) {
            throw new IllegalStateException("no column for " + facet);
        }
        return column;
    }
}
