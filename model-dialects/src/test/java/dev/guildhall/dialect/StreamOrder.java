package dev.guildhall.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The order that {@link ChatEvent} promises, checked on every stream of every case. */
final class StreamOrder {
    private boolean started;
    private boolean over;
    private final Map<Integer, Integer> next = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final Set<Integer> stopped = new HashSet<>();
    private Optional<Usage> usage = Optional.empty();
    private boolean failed;
    private long textLength;

    void check(ChatEvent event) {
        assertThat(over).as("nothing may come behind the end, but %s", event).isFalse();
        switch (event) {
            case ChatEvent.Started first -> {
                assertThat(started).as("a stream starts once").isFalse();
                started = true;
                usage = first.usage();
            }
            case ChatEvent.BlockStarted block -> {
                assertThat(started).isTrue();
                assertThat(block.block())
                        .as("blocks are counted from 0")
                        .isEqualTo(next.getOrDefault(block.choice(), 0));
                next.put(block.choice(), block.block() + 1);
                open.add(block.choice() + "/" + block.block());
                assertThat(block.kind() == ChatEvent.Kind.TOOL_CALL
                                && (block.name().isEmpty() || block.id().isEmpty()))
                        .as("a call has an id and a name: %s", block)
                        .isFalse();
            }
            case ChatEvent.Delta delta -> {
                isOpen(delta.choice(), delta.block());
                textLength += delta.text().length();
            }
            case ChatEvent.Signature signature -> isOpen(signature.choice(), signature.block());
            case ChatEvent.Redacted redacted -> isOpen(redacted.choice(), redacted.block());
            case ChatEvent.Raw raw -> isOpen(raw.choice(), raw.block());
            case ChatEvent.Logprobs ignored -> assertThat(started).isTrue();
            case ChatEvent.BlockEnded block ->
                assertThat(open.remove(block.choice() + "/" + block.block()))
                        .as("%s was open", block)
                        .isTrue();
            case ChatEvent.Stopped choice -> {
                assertThat(open)
                        .as("all blocks are closed before a choice stops")
                        .noneMatch(block -> block.startsWith(choice.choice() + "/"));
                assertThat(stopped.add(choice.choice()))
                        .as("a choice stops once")
                        .isTrue();
            }
            case ChatEvent.UsageReported reported -> usage = Optional.of(reported.usage());
            case ChatEvent.Failed ignored -> {
                failed = true;
                over = true;
            }
            case ChatEvent.Ended ignored -> {
                assertThat(open).isEmpty();
                assertThat(stopped)
                        .as("every choice stops")
                        .containsAll(next.keySet())
                        .isNotEmpty();
                over = true;
            }
        }
    }

    void checkOver() {
        assertThat(over).as("a stream ends, or fails").isTrue();
    }

    /** The last that was told. */
    Optional<Usage> usage() {
        return usage;
    }

    boolean failed() {
        return failed;
    }

    /** Characters of text, thought and arguments. */
    long textLength() {
        return textLength;
    }

    private void isOpen(int choice, int block) {
        assertThat(open).contains(choice + "/" + block);
    }
}
