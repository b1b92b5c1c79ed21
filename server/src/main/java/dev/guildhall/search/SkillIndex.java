package dev.guildhall.search;

import dev.guildhall.registry.Sight;
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
    private final BitSet hidden = new BitSet();
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
        hidden.set(row, Sight.hides(facts.state()));
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
     * @param sight which of those that are held for review or revoked are among them
     * @param anyState whether what a list hides unless its state is chosen counts too
     */
    BitSet narrowed(Map<SkillFacet, List<String>> chosen, Sight sight, boolean anyState) {
        BitSet set = new BitSet(ids.size());
        set.set(0, ids.size());
        if (!sight.all()) {
            set.andNot(unseen(sight));
        }
        if (!anyState && !chosen.containsKey(SkillFacet.STATE)) {
            column(SkillFacet.STATE).narrow(set, SHOWN_STATES);
        }
        chosen.forEach((facet, values) -> column(facet).narrow(set, values));
        return set;
    }

    private BitSet unseen(Sight sight) {
        BitSet unseen = (BitSet) hidden.clone();
        sight.owner().ifPresent(owner -> {
            BitSet own = (BitSet) hidden.clone();
            column(SkillFacet.OWNER).narrow(own, List.of(owner));
            unseen.andNot(own);
        });
        return unseen;
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

    /** How near the skills of a set are to a text; none whose cosine is below the least. */
    final class Likeness {
        private final BitSet near = new BitSet();
        private final float[] cosines;

        private Likeness(int rows) {
            this.cosines = new float[rows];
        }

        /** Those of the set that are nearest, nearest first. */
        List<Near> nearest(BitSet set, int most) {
            BitSet wanted = (BitSet) near.clone();
            wanted.and(set);
            PriorityQueue<Near> best = new PriorityQueue<>((a, b) -> Float.compare(a.cosine(), b.cosine()));
            float bar = -1;
            for (int row = wanted.nextSetBit(0); row >= 0; row = wanted.nextSetBit(row + 1)) {
                if (cosines[row] >= bar) {
                    best.add(new Near(row, cosines[row]));
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
    }

    /** Compares each skill of the set with the text once. */
    Likeness likeness(Quantised wanted, BitSet set, float least) {
        int end = Math.min(ids.size(), vectors.length);
        Likeness likeness = new Likeness(end);
        for (int row = set.nextSetBit(0); row >= 0 && row < end; row = set.nextSetBit(row + 1)) {
            Quantised vector = vectors[row];
            if (vector == null || vector.bytes().length != wanted.bytes().length) {
                continue;
            }
            float cosine = vector.cosine(wanted);
            if (cosine >= least) {
                likeness.cosines[row] = cosine;
                likeness.near.set(row);
            }
        }
        return likeness;
    }

    private FacetColumn column(SkillFacet facet) {
        FacetColumn column = columns.get(facet);
        if (column == null) {
            throw new IllegalStateException("no column for " + facet);
        }
        return column;
    }
}
