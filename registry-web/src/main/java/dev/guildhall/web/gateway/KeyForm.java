package dev.guildhall.web.gateway;

import dev.guildhall.budgets.AccountLimits;
import dev.guildhall.keys.KeyFields;
import jakarta.json.JsonValue;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was typed to make a key. */
public class KeyForm {
    public static final KeyForm NOTHING = new KeyForm();

    @FormParam("alias")
    @DefaultValue("")
    private String alias = "";

    @FormParam("models")
    @DefaultValue("")
    private String models = "";

    @FormParam("team")
    @DefaultValue("")
    private String team = "";

    @FormParam("user")
    @DefaultValue("")
    private String user = "";

    @FormParam("agent")
    @DefaultValue("")
    private String agent = "";

    @FormParam("tags")
    @DefaultValue("")
    private String tags = "";

    @FormParam("days")
    @DefaultValue("")
    private String days = "";

    @BeanParam
    private LimitsForm limits = new LimitsForm();

    public String alias() {
        return alias;
    }

    public String models() {
        return models;
    }

    public String team() {
        return team;
    }

    public String user() {
        return user;
    }

    public String agent() {
        return agent;
    }

    public String tags() {
        return tags;
    }

    public String days() {
        return days;
    }

    public LimitsForm limits() {
        return limits;
    }

    KeyFields fields() {
        AccountLimits bounds = limits.limits();
        Optional<Instant> expires = LimitsForm.number("days", days)
                .map(count -> Instant.now().plus(Duration.ofDays(LimitsForm.within("days", count, 1, 3_650))));
        return new KeyFields(
                LimitsForm.given(alias),
                LimitsForm.given(team),
                LimitsForm.given(user),
                LimitsForm.given(agent),
                words(models),
                Map.of(),
                List.of(),
                "default",
                words(tags),
                JsonValue.EMPTY_JSON_OBJECT,
                false,
                false,
                expires,
                bounds);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[,\\n]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }
}
