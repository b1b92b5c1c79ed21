package dev.guildhall.search;

import dev.guildhall.registry.Sight;
import dev.guildhall.registry.SkillFacet;
import dev.guildhall.registry.SkillMatches;
import dev.guildhall.registry.SkillMatches.Sought;
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
 * <p>Matches are counted to a bound, and misspelt words are mended only where few are left. So when the words match too many
 * skills, or what the facets leave of them is next to nothing, the database must be asked again, within the facets.
 */
final class Narrowing {
    private static final int NEAR = 100;
    private static final int VALUES = 20;
    private static final int FEW = 3;

    private final SkillIndex index;
    private final Sought sought;
    private final Optional<Set<UUID>> matching;
    private final boolean askedAgain;
    private final Optional<BitSet> words;
    private final Optional<SkillIndex.Likeness> likeness;
    private final BitSet left;

    /**
     * @param matching what the words match, in any state; empty when there are no words, and everything matches
     * @param within what they match within the facets, when that was asked too
     */
    Narrowing(
            SkillIndex index,
            Sought sought,
            Optional<Set<UUID>> matching,
            Optional<Set<UUID>> within,
            Optional<Meaning.Wanted> wanted,
            boolean facets) {
        this.index = index;
        this.sought = sought;
        this.matching = matching;
        this.askedAgain = within.isPresent();
        this.words = matching.map(index::of);
        within.ifPresent(ids -> this.words.ifPresent(set -> set.or(index.of(ids))));
        this.left = index.narrowed(sought.query().chosen(), sought.sight(), false);
        // Once for the widest set that is asked about: comparing vectors is what takes time.
        BitSet widest = facets ? index.narrowed(Map.of(), sought.sight(), true) : left;
        this.likeness = wanted.map(w -> index.likeness(w.vector(), widest, w.leastSimilarity()));
    }

    /**
     * @param near nearest first; they are in {@code all} too
     */
    record Hits(BitSet byWords, List<UUID> near, BitSet all) {}

    record Facets(Map<String, List<FacetValue>> values, Map<String, Long> without) {
        static final Facets NONE = new Facets(Map.of(), Map.of());
    }

    /** Whether anything leaves skills out; when nothing does, a page is a range of the database's own order. */
    boolean isNarrow() {
        return hasWords() || !sought.query().chosen().isEmpty();
    }

    boolean hasWords() {
        return matching.isPresent();
    }

    /** Whether what the words match within the facets is yet to be asked. */
    boolean mustAskAgain() {
        if (askedAgain || matching.isEmpty()) {
            return false;
        }
        int known = matching.get().size();
        int here = listed().byWords().cardinality();
        return known >= SkillMatches.MOST || (here < FEW && here < known);
    }

    /** Skills that the facets leave, when they are few enough to be named. */
    Optional<List<UUID>> leftByFacets(int most) {
        return left.cardinality() <= most ? Optional.of(index.ids(left)) : Optional.empty();
    }

    List<UUID> ids(BitSet set) {
        return index.ids(set);
    }

    Hits listed() {
        return hits(left);
    }

    /** A facet's own choice does not narrow what is counted for it: it shows what choosing another value would give. */
    Facets facets(Hits listed) {
        Map<String, List<FacetValue>> values = new LinkedHashMap<>();
        Map<String, Long> without = new LinkedHashMap<>();
        for (SkillFacet facet : SkillFacet.values()) {
            List<String> chosen = sought.query().of(facet);
            BitSet counted = counted(facet, listed);
            values.put(facet.label(), index.counts(facet, counted, chosen, VALUES));
            if (!chosen.isEmpty()) {
                without.put(facet.label(), others(facet, counted));
            }
        }
        return new Facets(values, without);
    }

    /**
     * Without a state the usual ones are listed, and without an owner nothing that is hidden: not all that the counts of these
     * facets show.
     */
    private long others(SkillFacet facet, BitSet counted) {
        Sight sight = sought.sight();
        return switch (facet) {
            case STATE ->
                hits(index.narrowed(without(facet), sight, false)).all().cardinality();
            case OWNER ->
                hits(index.narrowed(without(facet), sight.ofEveryOwner(), false))
                        .all()
                        .cardinality();
            default -> counted.cardinality();
        };
    }

    private BitSet counted(SkillFacet facet, Hits listed) {
        if (sought.query().of(facet).isEmpty() && facet != SkillFacet.STATE) {
            return listed.all();
        }
        return hits(index.narrowed(without(facet), sought.sight(), facet == SkillFacet.STATE))
                .all();
    }

    private Map<SkillFacet, List<String>> without(SkillFacet facet) {
        Map<SkillFacet, List<String>> others = new EnumMap<>(SkillFacet.class);
        others.putAll(sought.query().chosen());
        others.remove(facet);
        return others;
    }

    private Hits hits(BitSet narrowed) {
        BitSet byWords = (BitSet) narrowed.clone();
        words.ifPresent(byWords::and);
        if (likeness.isEmpty()) {
            return new Hits(byWords, List.of(), byWords);
        }
        List<SkillIndex.Near> near = likeness.get().nearest(narrowed, NEAR);
        BitSet all = (BitSet) byWords.clone();
        near.forEach(hit -> all.set(hit.row()));
        return new Hits(byWords, near.stream().map(hit -> index.id(hit.row())).toList(), all);
    }
}
