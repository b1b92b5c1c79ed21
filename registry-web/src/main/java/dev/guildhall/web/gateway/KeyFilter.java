package dev.guildhall.web.gateway;

import dev.guildhall.keys.KeyQuery;
import dev.guildhall.web.layout.Addresses;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the list of keys is narrowed to; each part is compared as a whole, or empty. */
public record KeyFilter(String team, String user, String agent, String alias) {
    public static final KeyFilter NONE = new KeyFilter("", "", "", "");

    KeyQuery query() {
        return new KeyQuery(
                LimitsForm.given(team),
                LimitsForm.given(user),
                LimitsForm.given(agent),
                LimitsForm.given(alias),
                Optional.empty());
    }

    String address(String path, String cursor) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("team", team.strip());
        parameters.put("user", user.strip());
        parameters.put("agent", agent.strip());
        parameters.put("alias", alias.strip());
        parameters.put("cursor", cursor);
        return Addresses.withQuery(path, parameters);
    }

    public boolean isEmpty() {
        return (team + user + agent + alias).isBlank();
    }
}
