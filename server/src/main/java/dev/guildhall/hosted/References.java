package dev.guildhall.hosted;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What uploads of one plan are called over there. {@code {"$upload": "KIND/NAME"}} becomes the id; beside the id of a skill, a
 * version that is {@code latest} or missing becomes the one just sent, so that an agent does not change when a skill does.
 */
final class References {
    private static final String REFERENCE = "$upload";
    private static final String SKILL = "skill_id";

    private final Map<String, Made> made = new LinkedHashMap<>();

    void add(String kind, String name, Made upload) {
        made.put(kind + "/" + name, upload);
    }

    Map<String, @Nullable Object> resolved(String body) {
        Object resolved = Tree.mapped(Tree.object(body), this::resolved);
        return Tree.members(resolved).orElseThrow();
    }

    private Object resolved(Object object) {
        Map<String, @Nullable Object> members = Tree.members(object).orElseThrow();
        if (members.size() == 1 && members.get(REFERENCE) instanceof String name) {
            Made upload = made.get(name);
            if (upload == null) {
                throw HostedProblem.UNUSABLE_PLAN.because(
                        "The plan refers to %s, which it does not upload before.".formatted(name));
            }
            return upload.id();
        }
        Object id = members.get(SKILL);
        Object version = members.get("version");
        if (id != null && (version == null || version.equals("latest"))) {
            made.values().stream()
                    .filter(upload -> upload.id().equals(id))
                    .findFirst()
                    .flatMap(Made::version)
                    .ifPresent(pinned -> members.put("version", pinned));
        }
        return members;
    }
}
