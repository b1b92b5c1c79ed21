package dev.guildhall.models;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Reads an organisation's model as a line of the configuration file is read, without the server's environment. */
final class RowReading {
    private RowReading() {}

    static Optional<ModelLine> of(
            String id,
            UUID organisation,
            String name,
            ObjectNode params,
            ObjectNode info,
            LocalDate since,
            LiteLlmConfig config,
            Complaints complaints) {
        ObjectNode line = JsonTree.object();
        line.put("model_name", name);
        line.set("litellm_params", params);
        line.set("model_info", info);
        LineDefaults defaults = new LineDefaults(
                config.router(),
                config.dropParameters(),
                config.gateway().maxParallelRequests(),
                Map.of(),
                "organisation",
                since);
        Reading reading = new Reading(JsonTree.mapping(line), "", "", Environment.NONE, complaints);
        return new LineReading(defaults)
                .read(reading, id, Optional.of(organisation))
                .filter(read -> complaints.errors().isEmpty());
    }
}
