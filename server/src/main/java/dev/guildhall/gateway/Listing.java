package dev.guildhall.gateway;

import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Fields;
import dev.guildhall.keys.Caller;
import dev.guildhall.models.Deployment;
import dev.guildhall.models.ModelTable;
import dev.guildhall.models.Models;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The models that a key may use, in the client's shape: OpenAI's, Anthropic's (told by {@code anthropic-version}), Gemini's (under {@code /v1beta}). */
final class Listing {
    /** Nobody says when a model was made; LiteLLM says this moment of all of them. */
    private static final long CREATED = 1_677_610_602;

    private static final String CREATED_AT = "2023-02-28T18:56:42Z";

    private final Admittance admittance;
    private final Models models;

    Listing(Admittance admittance, Models models) {
        this.admittance = admittance;
        this.models = models;
    }

    void serve(Surface surface, Incoming request, ClientStream client) throws ClientStream.Gone {
        Caller caller = admittance.caller(request);
        ModelTable table = models.table();
        ObjectNode answer;
        if (surface.model().isEmpty()) {
            answer = all(surface.dialect(), caller, table);
        } else {
            admittance.deployments(caller, surface.model(), table);
            answer = one(surface.dialect(), caller, table, surface.model());
        }
        client.whole(200, "application/json", Fields.bytes(answer));
    }

    private ObjectNode all(Dialect dialect, Caller caller, ModelTable table) {
        List<String> names = admittance.names(caller, table);
        ObjectNode answer = Fields.object();
        ArrayNode list = answer.putArray(dialect == Dialect.GEMINI ? "models" : "data");
        names.forEach(name -> list.add(one(dialect, caller, table, name)));
        switch (dialect) {
            case ANTHROPIC -> {
                answer.put("has_more", false);
                answer.put("first_id", names.isEmpty() ? null : names.getFirst());
                answer.put("last_id", names.isEmpty() ? null : names.getLast());
            }
            case GEMINI -> {}
            default -> answer.put("object", "list");
        }
        return answer;
    }

    private static ObjectNode one(Dialect dialect, Caller caller, ModelTable table, String name) {
        ObjectNode model = Fields.object();
        switch (dialect) {
            case ANTHROPIC -> {
                model.put("type", "model");
                model.put("id", name);
                model.put("display_name", name);
                model.put("created_at", CREATED_AT);
            }
            case GEMINI -> {
                Optional<Deployment> first =
                        table.of(caller.organisation(), name).stream().findFirst();
                model.put("name", "models/" + name);
                model.put("displayName", name);
                first.flatMap(d -> d.traits().contextTokens()).ifPresent(n -> model.put("inputTokenLimit", n));
                first.flatMap(d -> d.traits().maxOutputTokens()).ifPresent(n -> model.put("outputTokenLimit", n));
                model.putArray("supportedGenerationMethods")
                        .add("generateContent")
                        .add("streamGenerateContent")
                        .add("countTokens");
            }
            default -> {
                model.put("id", name);
                model.put("object", "model");
                model.put("created", CREATED);
                model.put(
                        "owned_by",
                        table.of(caller.organisation(), name).stream()
                                .findFirst()
                                .map(Deployment::provider)
                                .orElse("guildhall"));
            }
        }
        return model;
    }
}
