package dev.guildhall.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What must hold before a change is made (RFC 9110 section 13.1).
 *
 * @param match the tags of {@code If-Match}, one of which must be the present one; {@code *} asks only that the thing is
 *     there; empty when it may be in any state
 * @param absent {@code If-None-Match: *}: the thing must not be there yet
 */
public record Precondition(List<String> match, boolean absent) {
    public static final Precondition NONE = new Precondition(List.of(), false);
    public static final Precondition ABSENT = new Precondition(List.of(), true);

    public Precondition {
        match = List.copyOf(match);
    }

    /** What is there and who changed it last, for whoever came too late. */
    public record Present(String text, Map<String, Object> members) {}

    /** Reads the two headers; {@code If-None-Match} with a tag is no condition on a write here and is refused. */
    public static Precondition of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifNoneMatch != null && !ifNoneMatch.strip().equals("*")) {
            throw PlatformProblem.BAD_REQUEST.because(
                    "If-None-Match takes * here: the thing is made only when it is not there yet.");
        }
        List<String> tags = ifMatch == null
                ? List.of()
                : Arrays.stream(ifMatch.split(",", 20)).map(String::strip).toList();
        return new Precondition(tags, ifNoneMatch != null);
    }

    /** Of a form that carries the revision it was filled from; a form without one has no condition. */
    public static Precondition ofRevision(@Nullable String revision) {
        return revision == null || revision.isBlank()
                ? NONE
                : new Precondition(List.of("\"" + revision.strip() + "\""), false);
    }

    /**
     * Refuses with 412.
     *
     * @param revision of what is there; empty when nothing is
     */
    public void require(OptionalInt revision, Supplier<Present> present) {
        if (absent && revision.isPresent()) {
            throw PlatformProblem.PRECONDITION_FAILED.because(
                    "It is there already and was not touched. Choose another name, or send If-Match to change this one.");
        }
        if (match.isEmpty() || (match.contains("*") && revision.isPresent())) {
            return;
        }
        if (revision.isEmpty()) {
            throw PlatformProblem.PRECONDITION_FAILED.because(
                    "It is not there (any more), so there is nothing that If-Match could name. Leave the header out to make it.");
        }
        if (!match.contains("\"" + revision.getAsInt() + "\"")) {
            Present now = present.get();
            throw PlatformProblem.PRECONDITION_FAILED.because(
                    "Nothing was changed. %s Read it again, then decide whether your change is still needed."
                            .formatted(now.text()),
                    now.members());
        }
    }

    /** For messages. */
    @Override
    public String toString() {
        return Optional.of(match)
                .filter(tags -> !tags.isEmpty())
                .map(tags -> "If-Match: " + String.join(", ", tags))
                .orElse(absent ? "If-None-Match: *" : "no condition");
    }
}
