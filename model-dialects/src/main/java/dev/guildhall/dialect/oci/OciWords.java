package dev.guildhall.dialect.oci;

import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Failure.Kind;
import dev.guildhall.dialect.FailureReader;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.ProviderDialect.ProviderCall;
import dev.guildhall.dialect.Usage;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What both formats share: the envelope, usage, failures. */
final class OciWords {
    private OciWords() {}

    static ProviderCall chat(ObjectNode chatRequest, ModelTraits traits, List<String> dropped) {
        ObjectNode body = envelope(traits);
        body.set("chatRequest", chatRequest);
        return new ProviderCall(
                "/20231130/actions/chat", Map.of("content-type", "application/json"), Fields.bytes(body), dropped);
    }

    /** Compartment and serving mode: a dedicated endpoint where the deployment has one. */
    static ObjectNode envelope(ModelTraits traits) {
        String compartment = traits.settings().getOrDefault("compartmentId", "");
        if (compartment.isEmpty()) {
            throw Failure.of(
                            Kind.UNSUPPORTED,
                            "OCI asks for a compartment; give the deployment of %s an oci_compartment_id."
                                    .formatted(traits.model()))
                    .refused();
        }
        ObjectNode body = Fields.object().put("compartmentId", compartment);
        ObjectNode mode = body.putObject("servingMode");
        String endpoint = traits.settings().getOrDefault("endpointId", "");
        if (endpoint.isEmpty()) {
            mode.put("servingType", "ON_DEMAND").put("modelId", traits.model());
        } else {
            mode.put("servingType", "DEDICATED").put("endpointId", endpoint);
        }
        return body;
    }

    static Usage usage(Fields usage) {
        long input = usage.tokens("promptTokens");
        long output = usage.tokens("completionTokens");
        long cached = usage.object("promptTokensDetails")
                .map(details -> details.tokens("cachedTokens"))
                .orElse(0L);
        long reasoning = usage.object("completionTokensDetails")
                .map(details -> details.tokens("reasoningTokens"))
                .orElse(0L);
        return new Usage(input, output, Math.min(cached, input), 0, 0, Math.min(reasoning, output), 0, 0, false);
    }

    /** The answer inside the envelope of a whole reply. */
    static Fields chatResponse(byte[] body) {
        return Fields.lenient(body)
                .flatMap(reply -> reply.object("chatResponse"))
                .orElseThrow(() -> FailureReader.read(200, Map.of(), body).refused());
    }

    static String modelId(byte[] body) {
        return Fields.lenient(body).map(reply -> reply.text("modelId", "")).orElse("");
    }
}
