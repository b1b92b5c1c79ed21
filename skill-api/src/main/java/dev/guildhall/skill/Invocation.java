package dev.guildhall.skill;

import java.util.List;
import java.util.Optional;

/** Who may start the skill and when: the model by itself, a person by name, or files that match. */
public record Invocation(
        boolean model, boolean user, Optional<String> argumentHint, List<String> paths, Optional<String> whenToUse) {

    public static final Invocation DEFAULT = new Invocation(true, true, Optional.empty(), List.of(), Optional.empty());

    public Invocation {
        paths = List.copyOf(paths);
    }
}
