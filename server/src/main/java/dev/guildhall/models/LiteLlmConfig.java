package dev.guildhall.models;

import java.util.List;

/**
 * A configuration file, read: what LiteLLM's {@code config.yaml} says, as far as it is followed here.
 *
 * @param lines of the model list
 * @param dropParameters whether lines that say nothing of it drop what a model does not know
 * @param notes what has no effect here, each with its place
 */
record LiteLlmConfig(
        List<ModelLine> lines,
        RouterSettings router,
        GatewaySettings gateway,
        boolean dropParameters,
        List<String> notes) {
    static final LiteLlmConfig NONE =
            new LiteLlmConfig(List.of(), RouterSettings.DEFAULTS, GatewaySettings.DEFAULTS, false, List.of());

    LiteLlmConfig {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }

    @Override
    public String toString() {
        return "LiteLlmConfig[" + lines.size() + " models]";
    }
}
