package dev.guildhall.models;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether an organisation's model can be called as it is described, and which kept secrets may stay. Pure. */
final class Checking {
    private static final Set<String> ADDRESSES = Set.of("api_base", "base_url", "aws_bedrock_runtime_endpoint");

    private final LiteLlmConfig config;
    private final UUID organisation;
    private final String id;
    private final String name;
    private final ObjectNode info;

    Checking(LiteLlmConfig config, UUID organisation, String id, String name, ObjectNode info) {
        this.config = config;
        this.organisation = organisation;
        this.id = id;
        this.name = name;
        this.info = info;
    }

    /** @param foreign address that somebody wrote, or of this very machine; empty when the table of providers leads to a cloud */
    record Checked(Optional<URI> foreign) {}

    /**
     * What is to be kept: for a whole draft what it says and the secrets it leaves out, else what was there with the draft laid over it. Secrets
     * stay only while the address does.
     */
    ObjectNode merged(ModelDraft draft, Optional<ObjectNode> before) {
        ObjectNode merged = draft.whole()
                ? JsonTree.object()
                : before.map(ObjectNode::deepCopy).orElseGet(JsonTree::object);
        before.ifPresent(kept -> kept.properties().stream()
                .filter(member -> ParamKeys.SECRET.contains(member.getKey()))
                .forEach(member -> merged.set(member.getKey(), member.getValue())));
        draft.params().properties().forEach(member -> lay(merged, member.getKey(), member.getValue()));
        if (before.isPresent() && !target(merged).equals(target(before.get()))) {
            for (String secret : ParamKeys.SECRET) {
                if (!draft.params().has(secret)) {
                    merged.remove(secret);
                }
            }
        }
        return merged;
    }

    /** Null takes a key away, as in JSON Merge Patch (RFC 7396). */
    private static void lay(ObjectNode over, String key, JsonNode value) {
        if (value.isNull()) {
            over.remove(key);
        } else {
            over.set(key, value);
        }
    }

    /** Whom requests go to, as far as it decides who sees the keys. */
    private static Map<String, String> target(ObjectNode params) {
        String model = text(params, "model");
        int slash = model.indexOf('/');
        return Map.of(
                "provider",
                text(params, "custom_llm_provider") + "|" + (slash < 0 ? "" : model.substring(0, slash)),
                "base",
                text(params, "api_base") + "|" + text(params, "base_url"),
                "endpoint",
                text(params, "aws_bedrock_runtime_endpoint"),
                "account",
                text(params, "account_id"));
    }

    private static String text(ObjectNode params, String key) {
        JsonNode value = params.get(key);
        return value == null ? "" : value.isString() ? value.stringValue() : value.toString();
    }

    Checked check(ObjectNode params) {
        Complaints complaints = new Complaints();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Optional<ModelLine> line = RowReading.of(id, organisation, name, params, info, today, config, complaints);
        if (line.isEmpty()) {
            String all = complaints.errors().isEmpty()
                    ? String.join(" ", complaints.notes())
                    : String.join(" ", complaints.errors());
            throw ModelProblem.INVALID.because(all, Map.of("errors", complaints.errors()));
        }
        if (line.get().provider().isEmpty()) {
            throw ModelProblem.INVALID.because(
                    "litellm_params.model names no provider; its key would go to whomever a client names.",
                    Map.of("field", "litellm_params.model"));
        }
        return switch (new Making(Prices.SHIPPED).of(line.get(), TableMaking.sample(line.get()))) {
            case Making.Made.Ready ready -> {
                boolean written = ADDRESSES.stream().anyMatch(params::has);
                boolean cloud = line.get().provider().get().where() == Provider.Where.CLOUD;
                yield new Checked(
                        written || !cloud ? Optional.of(ready.deployment().base()) : Optional.empty());
            }
            case Making.Made.Off off -> {
                if (line.get().info().blocked()) {
                    yield new Checked(Optional.empty());
                }
                throw ModelProblem.INVALID.because(off.why(), Map.of("field", "litellm_params"));
            }
        };
    }
}
