package dev.guildhall.web.skill;

import dev.guildhall.registry.SkillQuery;
import dev.guildhall.web.layout.Addresses;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the address of the catalogue asks for; an empty text asks for nothing. */
public record CatalogFilter(String q, String owner, String category, String state, String sort) {

    SkillQuery query() {
        return new SkillQuery(q.strip(), given(owner), given(category), given(state), given(sort));
    }

    public boolean none() {
        return q.isBlank() && owner.isEmpty() && category.isEmpty() && state.isEmpty();
    }

    /** What the list is sorted by when the address does not say. */
    public String sorted() {
        if (!sort.isEmpty()) {
            return sort;
        }
        return q.isBlank() ? "updated" : "relevance";
    }

    /** The address with one part changed, from its first page on. */
    public String with(String part, String value) {
        Map<String, String> parts = parts();
        parts.put(part, value);
        return Addresses.withQuery("/skills", parts);
    }

    String next(String cursor) {
        return with("cursor", cursor);
    }

    String api() {
        return Addresses.withQuery("/api/v1/skills", parts());
    }

    private Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("q", q.strip());
        parts.put("owner", owner);
        parts.put("category", category);
        parts.put("state", state);
        parts.put("sort", sort);
        return parts;
    }

    private static Optional<String> given(String value) {
        return value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }
}
