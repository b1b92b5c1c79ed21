package dev.guildhall.web.skill;

import dev.guildhall.web.layout.Addresses;
import java.util.Optional;

/**
 * Addresses of a skill's pages and of their JSON twins.
 *
 * @param version what the visitor asked for; empty follows the default
 */
public record SkillAddress(String owner, String name, Optional<String> version) {

    public String page() {
        return "/skills/@" + Addresses.encode(owner) + "/" + Addresses.encode(name);
    }

    public String readme() {
        return page() + query();
    }

    public String files() {
        return page() + "/files" + query();
    }

    public String file(String path) {
        return page() + "/files/" + Addresses.encodePath(path) + query();
    }

    public String source(String path) {
        return page() + "/files/" + Addresses.encodePath(path)
                + (query().isEmpty() ? "?view=source" : query() + "&view=source");
    }

    public String raw(String path) {
        return page() + "/raw/" + Addresses.encodePath(path) + query();
    }

    public String versions() {
        return page() + "/versions" + query();
    }

    public String security() {
        return page() + "/security" + query();
    }

    /** The page that assigns the skill to an agent. */
    public String assign() {
        return page() + "/assign";
    }

    public String settings() {
        return page() + "/settings" + query();
    }

    public SkillAddress at(String other) {
        return new SkillAddress(owner, name, Optional.of(other));
    }

    public String api() {
        return "/api/v1" + page();
    }

    public String apiVersion(String exact) {
        return api() + "/versions/" + Addresses.encode(exact);
    }

    public String query() {
        return version.map(v -> "?version=" + Addresses.encode(v)).orElse("");
    }
}
