package dev.guildhall.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import dev.guildhall.product.Archives;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;

/** Skills and agents as others left them, set up over the API so that a journey is about its pages. */
final class Workshop {
    private final Visit visit;
    private final String owner;

    Workshop(Visit visit, String owner) {
        this.visit = visit;
        this.owner = owner;
        call("PUT", "/api/v1/owners/" + owner, "application/json", "{\"displayName\":\"Journeys\"}");
    }

    /** @param manifest of {@code skill.yaml}; empty leaves it out */
    void publish(String name, String version, String manifest) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                name + "/SKILL.md",
                "---\nname: %s\ndescription: Greets whoever opens the door. Use it when somebody comes in.\n---\n# Greet\n\nSay good day, edition %s.\n"
                        .formatted(name, version));
        files.put(name + "/scripts/greet.sh", "#!/bin/sh\necho good day\n");
        if (!manifest.isEmpty()) {
            files.put(name + "/skill.yaml", manifest);
        }
        call("POST", "/api/v1/skills?owner=" + owner + "&version=" + version, "application/zip", Archives.zip(files));
    }

    /** Defines an agent, or changes one. */
    JsonObject define(String name, String yaml) {
        return call("PUT", "/api/v1/agents/" + name, "application/yaml", yaml);
    }

    JsonObject get(String path) {
        return call("GET", path, "application/json", new byte[0]);
    }

    private JsonObject call(String method, String path, String type, String body) {
        return call(method, path, type, body.getBytes(UTF_8));
    }

    private JsonObject call(String method, String path, String type, byte[] body) {
        RequestOptions options = RequestOptions.create()
                .setMethod(method)
                .setHeader("Authorization", "Bearer " + Visit.token())
                .setHeader("Content-Type", type);
        APIResponse answer =
                visit.page().request().fetch(Visit.url() + path, body.length == 0 ? options : options.setData(body));
        assertThat(answer.ok()).as(method + " " + path + ": " + answer.text()).isTrue();
        return Json.createReader(new StringReader(answer.text())).readObject();
    }
}
