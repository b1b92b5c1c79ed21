package dev.guildhall.web.skill;

import dev.guildhall.registry.SkillFacet;
import dev.guildhall.registry.SkillQuery;
import dev.guildhall.web.layout.Addresses;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the address of the catalogue asks for; an empty text asks for nothing.
 *
 * @param chosen facets that narrow the list, in the order of {@link SkillFacet}
 * @param limit rows of a page, when the address says
 * @param agent whose fit is shown beside each skill
 */
public record CatalogFilter(
        String q, Map<SkillFacet, List<String>> chosen, String sort, Optional<Integer> limit, String agent) {

    public CatalogFilter {
        EnumMap<SkillFacet, List<String>> kept = new EnumMap<>(SkillFacet.class);
        chosen.forEach((facet, values) -> {
            List<String> given = values.stream()
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .distinct()
                    .toList();
            if (!given.isEmpty()) {
                kept.put(facet, given);
            }
        });
        chosen = Collections.unmodifiableMap(kept);
    }

    public CatalogFilter(String q, Map<SkillFacet, List<String>> chosen, String sort, Optional<Integer> limit) {
        this(q, chosen, sort, limit, "");
    }

    /** A value that narrows the list, and the address without it. */
    public record Chip(SkillFacet facet, String value, String without) {}

    SkillQuery query() {
        return new SkillQuery(q.strip(), chosen, sort.isBlank() ? Optional.empty() : Optional.of(sort.strip()));
    }

    public boolean none() {
        return q.isBlank() && chosen.isEmpty();
    }

    /** What the list is sorted by when the address does not say. */
    public String sorted() {
        if (!sort.isEmpty()) {
            return sort;
        }
        return q.isBlank() ? "updated" : "relevance";
    }

    /** How many values narrow the list. */
    public int narrowing() {
        return chosen.values().stream().mapToInt(List::size).sum();
    }

    public List<Chip> chips() {
        List<Chip> chips = new ArrayList<>();
        chosen.forEach((facet, values) -> values.forEach(value -> {
            List<String> others =
                    values.stream().filter(other -> !other.equals(value)).toList();
            chips.add(new Chip(facet, value, with(facet, others)));
        }));
        return chips;
    }

    /** The address with {@code q}, {@code sort}, {@code agent} or {@code cursor} changed, from its first page on. */
    public String with(String part, String value) {
        return address(
                "/skills",
                part.equals("q") ? value : q,
                chosen,
                part.equals("sort") ? value : sort,
                part.equals("agent") ? value : agent,
                part.equals("cursor") ? value : "");
    }

    /** The address narrowed by these values of a facet and no others of it. */
    public String with(SkillFacet facet, List<String> values) {
        EnumMap<SkillFacet, List<String>> changed = new EnumMap<>(SkillFacet.class);
        changed.putAll(chosen);
        changed.put(facet, values);
        return address("/skills", q, changed, sort, agent, "");
    }

    String next(String cursor) {
        return with("cursor", cursor);
    }

    String api() {
        String address = address("/api/v1/skills", q, chosen, sort, agent, "");
        return address + (address.contains("?") ? "&" : "?") + "facets=true";
    }

    private String address(
            String path, String q, Map<SkillFacet, List<String>> chosen, String sort, String agent, String cursor) {
        List<String> parts = new ArrayList<>();
        add(parts, "q", q.strip());
        chosen.forEach((facet, values) -> values.forEach(value -> add(parts, facet.label(), value)));
        add(parts, "agent", agent.strip());
        add(parts, "sort", sort);
        add(parts, "limit", limit.map(String::valueOf).orElse(""));
        add(parts, "cursor", cursor);
        return parts.isEmpty() ? path : path + "?" + String.join("&", parts);
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.add(name + "=" + Addresses.encode(value));
        }
    }
}
