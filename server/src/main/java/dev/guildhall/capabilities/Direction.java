package dev.guildhall.capabilities;

/** Which way a change goes: may the skill do more, or less? {@code MIXED} is said only of several changes together. */
public enum Direction {
    WIDER,
    NARROWER,
    MIXED,
    SAME;

    Direction mirrored() {
        return switch (this) {
            case WIDER -> NARROWER;
            case NARROWER -> WIDER;
            case MIXED -> MIXED;
            case SAME -> SAME;
        };
    }

    Direction and(Direction other) {
        if (this == other || other == SAME) {
            return this;
        }
        return this == SAME ? other : MIXED;
    }
}
