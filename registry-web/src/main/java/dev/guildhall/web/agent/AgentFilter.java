package dev.guildhall.web.agent;

import dev.guildhall.agents.AgentQuery;
import dev.guildhall.web.layout.Addresses;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the address of the list asks for; an empty text asks for nothing. */
public record AgentFilter(String q, String team, String harness, String skill) {

    public AgentFilter {
        q = q.strip();
        team = team.strip();
        harness = harness.strip();
        skill = skill.strip();
    }

    AgentQuery query() {
        return new AgentQuery(some(q), some(team), some(harness), some(skill));
    }

    private static Optional<String> some(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    public boolean none() {
        return q.isEmpty() && team.isEmpty() && harness.isEmpty() && skill.isEmpty();
    }

    public String ofTeam(String other) {
        return new AgentFilter(q, other, harness, skill).address("");
    }

    public String ofHarness(String other) {
        return new AgentFilter(q, team, other, skill).address("");
    }

    public String ofSkill(String other) {
        return new AgentFilter(q, team, harness, other).address("");
    }

    String address(String cursor) {
        return at("/agents", cursor);
    }

    String api() {
        return at("/api/v1/agents", "");
    }

    private String at(String path, String cursor) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("q", q);
        query.put("team", team);
        query.put("harness", harness);
        query.put("skill", skill);
        query.put("cursor", cursor);
        return Addresses.withQuery(path, query);
    }
}
