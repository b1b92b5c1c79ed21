package dev.guildhall.registry;

import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which skills may be in a list at all.
 *
 * @param sight which of those that are held for review or revoked may be
 * @param among only these, when given
 */
record SkillFilter(UUID organisation, Map<SkillFacet, List<String>> chosen, Sight sight, Optional<List<UUID>> among) {
    private static final List<String> STATES = List.of("live", "deprecated", "held", "yanked", "revoked");

    SkillFilter {
        chosen = Map.copyOf(chosen);
        for (String wanted : chosen.getOrDefault(SkillFacet.STATE, List.of())) {
            if (!STATES.contains(wanted)) {
                throw PlatformProblem.INVALID_FIELD.because("state is \"%s\"; it may be %s."
                        .formatted(
                                wanted.length() > 40 ? wanted.substring(0, 40) + "…" : wanted,
                                String.join(", ", STATES)));
            }
        }
    }

    /** Everything in every state. */
    static SkillFilter everything(UUID organisation, Sight sight) {
        return new SkillFilter(organisation, Map.of(SkillFacet.STATE, STATES), sight, Optional.empty());
    }

    /** A condition on {@code skill s}. */
    Sql condition() {
        Sql sql = new Sql("s.organisation_id = ?", organisation);
        for (SkillFacet facet : SkillFacet.values()) {
            List<String> values = chosen.getOrDefault(facet, List.of());
            if (!values.isEmpty() && facet != SkillFacet.STATE) {
                sql.add(one(facet, values));
            }
        }
        among.ifPresent(ids -> sql.add(
                "and s.id = any (cast(string_to_array(?, ',') as uuid[]))",
                ids.stream().map(UUID::toString).collect(Collectors.joining(","))));
        return sql.add(states());
    }

    private static Sql one(SkillFacet facet, List<String> values) {
        if (facet.many()) {
            return new Sql("and " + facet.column() + " && string_to_array(?, chr(31))", Sql.joined(values));
        }
        return values.size() == 1
                ? new Sql("and " + facet.column() + " = ?", values.getFirst())
                : new Sql("and " + facet.column() + " = any (string_to_array(?, chr(31)))", Sql.joined(values));
    }

    /** Literals, so that the planner can use the index of what is not live. */
    private Sql states() {
        List<String> wanted = chosen.getOrDefault(SkillFacet.STATE, List.of("live", "deprecated", "held"));
        List<String> open = wanted.stream().filter(state -> !Sight.hides(state)).toList();
        boolean seesAll = sight.all()
                || sight.owner()
                        .filter(owner -> List.of(owner).equals(chosen.get(SkillFacet.OWNER)))
                        .isPresent();
        if (seesAll || sight.owner().isEmpty() || open.size() == wanted.size()) {
            return new Sql("and " + isIn(seesAll ? wanted : open));
        }
        return new Sql(
                "and (" + isIn(open) + " or s.owner_name = ? and " + isIn(wanted) + ")",
                sight.owner().get());
    }

    private static String isIn(List<String> states) {
        return states.isEmpty()
                ? "false"
                : states.stream()
                        .map(state -> "'" + state + "'")
                        .collect(Collectors.joining(", ", "s.state in (", ")"));
    }
}
