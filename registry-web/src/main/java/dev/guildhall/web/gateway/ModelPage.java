package dev.guildhall.web.gateway;

import dev.guildhall.models.ModelDetail;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Chrome;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One deployment of a model.
 *
 * @param others deployments of the same name, without this one
 */
public record ModelPage(Chrome chrome, ModelDetail detail, ModelLine line, List<ModelLine> others) {
    public String calls() {
        return Addresses.withQuery("/calls", Map.of("deployment", line.model().id()));
    }

    public String spend() {
        return Addresses.withQuery("/spend", Map.of("deployment", line.model().id(), "by", "day"));
    }

    public String explain() {
        return Addresses.withQuery("/explain", Map.of("model", line.model().name()));
    }

    /** The abilities in words, in the order of their declaration. */
    public List<String> abilities() {
        return line.model().abilities().stream()
                .map(ability -> ability.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .toList();
    }

    /** One call in a shell, to see that it answers. */
    public String attempt() {
        boolean embeds = line.model().mode().equals("embedding");
        return "curl \"$GUILDHALL_URL/v1/%s\" -H \"Authorization: Bearer $GATEWAY_KEY\" \\\n  -H \"Content-Type: application/json\" -d '{\"model\": \"%s\", %s}'"
                .formatted(
                        embeds ? "embeddings" : "chat/completions",
                        line.model().name().replace("'", "'\\''"),
                        embeds
                                ? "\"input\": \"Guild hall\""
                                : "\"messages\": [{\"role\": \"user\", \"content\": \"Say hello.\"}], \"max_tokens\": 20");
    }
}
