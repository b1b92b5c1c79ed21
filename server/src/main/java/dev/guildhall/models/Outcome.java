package dev.guildhall.models;

import java.util.function.Function;

/** A part of a deployment, or why there can be none. */
sealed interface Outcome<T> {
    record Found<T>(T value) implements Outcome<T> {}

    /** @param why a sentence for people */
    record Lacking<T>(String why) implements Outcome<T> {}

    default Making.Made made(Function<T, Making.Made> then) {
        return switch (this) {
            case Found<T> found -> then.apply(found.value());
            case Lacking<T> lacking -> new Making.Made.Off(lacking.why());
        };
    }
}
