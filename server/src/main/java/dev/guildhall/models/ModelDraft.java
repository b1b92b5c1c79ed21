package dev.guildhall.models;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A model as somebody asks for it.
 *
 * @param name empty: as it is
 * @param params {@code litellm_params}; may hold secrets, {@link #toString} hides them
 * @param whole whether {@code params} and {@code info} are all there is to be; else they are laid over what is there
 */
record ModelDraft(Optional<String> name, ObjectNode params, ObjectNode info, boolean whole) {
    /** Of {@code {model_name, litellm_params, model_info}}, or of ours, {@code {name, params, info}}. */
    static ModelDraft of(ObjectNode body, boolean whole, String name, String params, String info) {
        for (String key : body.propertyNames()) {
            if (!List.of(name, params, info).contains(key)) {
                throw ModelProblem.INVALID.because(
                        "%s: %s".formatted(key, Unknown.key(key, new TreeSet<>(List.of(name, params, info)))),
                        Map.of("field", key));
            }
        }
        Optional<String> said = Optional.ofNullable(body.get(name))
                .filter(node -> !node.isNull())
                .map(node -> {
                    if (!node.isString()) {
                        throw ModelProblem.INVALID.because(name + " must be a text.", Map.of("field", name));
                    }
                    return node.stringValue();
                });
        return new ModelDraft(said, object(body, params), object(body, info), whole);
    }

    private static ObjectNode object(ObjectNode body, String key) {
        return switch (body.get(key)) {
            case null -> JsonTree.object();
            case ObjectNode object -> object;
            case NullNode nothing -> JsonTree.object();
            default -> throw ModelProblem.INVALID.because(key + " must be keys and values.", Map.of("field", key));
        };
    }

    @Override
    public String toString() {
        return "ModelDraft[" + name + "]";
    }
}
