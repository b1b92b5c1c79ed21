package dev.guildhall.search;

import dev.guildhall.registry.SkillFacet;
import dev.guildhall.registry.SkillQuery;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One query's sets of skills: what the words match and what is near in meaning, each within what the facets leave.
 *
 * @param matching what the words match, in any state; empty when there are no words, and everything matches
 */
record Narrowing(
        SkillIndex index,
        SkillQuery query,
        boolean seesHeld,
        Optional<Set<UUID>> matching,
        Optional<Meaning.Wanted> wanted) {
    private static final int NEAR = 100;
    private static final int VALUES = 20;

    /**
     * @param near nearest first; they are in {@code all} too
     */
    record Hits(BitSet byWords, List<UUID> near, BitSet all) {}

    record Facets(Map<String, List<FacetValue>> values, Map<String, Long> without) {
        static final Facets NONE = new Facets(Map.of(), Map.of());
    }

    /** Whether anything leaves skills out; when nothing does, a page is a range of the database's own order. */
    boolean isNarrow() {
        return matching.isPresent() || !query.chosen().isEmpty();
    }

    /** Whether more skills may match than were counted. */
    boolean bounded() {
        return matching.isPresent();
    }

    Hits hits(Map<SkillFacet, List<String>> chosen) {
        return hits(index.narrowed(chosen, seesHeld, false));
    }

    /** A facet's own choice does not narrow what is counted for it: it shows what choosing another value would give. */
    Facets facets(Hits asListed) {
        Map<String, List<FacetValue>> values = new LinkedHashMap<>();
        Map<String, Long> without = new LinkedHashMap<>();
        for (SkillFacet facet : SkillFacet.values()) {
            List<String> chosen = query.of(facet);
            BitSet counted = counted(facet, asListed);
            values.put(facet.label(), index.counts(facet, counted, chosen, VALUES));
            if (!chosen.isEmpty()) {
                // Without a state the usual ones are listed, not every one that the counts of this facet show.
                long others =
                        facet == SkillFacet.STATE ? hits(without(facet)).all().cardinality() : counted.cardinality();
                without.put(facet.label(), others);
            }
        }
        return new Facets(values, without);
    }

    private BitSet counted(SkillFacet facet, Hits asListed) {
        if (query.of(facet).isEmpty() && facet != SkillFacet.STATE) {
            return asListed.all();
        }
        return hits(index.narrowed(without(facet), seesHeld, facet == SkillFacet.STATE))
                .all();
    }

    private Map<SkillFacet, List<String>> without(SkillFacet facet) {
        Map<SkillFacet, List<String>> others = new EnumMap<>(SkillFacet.class);
        others.putAll(query.chosen());
        others.remove(facet);
        return others;
    }

    private Hits hits(BitSet narrowed) {
        BitSet byWords = (BitSet) narrowed.clone();
        matching.ifPresent(ids -> byWords.and(index.of(ids)));
        if (wanted.isEmpty()) {
            return new Hits(byWords, List.of(), byWords);
        }
        List<SkillIndex.Near> near = index.nearest(
                wanted.get().vector(), narrowed, NEAR, wanted.get().leastSimilarity());
        BitSet all = (BitSet) byWords.clone();
        near.forEach(hit -> all.set(hit.row()));
        return new Hits(byWords, near.stream().map(hit -> index.id(hit.row())).toList(), all);
    }
}
