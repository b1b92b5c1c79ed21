package dev.guildhall.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SseFramerTest {
    private static final String CRAB = "{\"text\":\"Zürich 北京 🦀 \\ud83e\\udd80\"}";
    private static final String STREAM = "\uFEFF: a comment\n"
            + "event: first\ndata: one\n\n"
            + "data:no space\r\n\r\n"
            + "data: two\rdata\rdata:  lines\r\r"
            + "id: 7\nretry: 10\nunknown: x\ndata: " + CRAB + "\n\n"
            + "event: without data\n\n"
            + ":\n\n\n"
            + "data: {\"a\": \"b:c\"}\r\n\r\n"
            + "event: last\ndata: no blank line";
    private static final List<SseEvent> EVENTS = List.of(
            new SseEvent("first", "one"),
            new SseEvent("message", "no space"),
            new SseEvent("message", "two\n\n lines"),
            new SseEvent("message", CRAB),
            new SseEvent("message", "{\"a\": \"b:c\"}"),
            new SseEvent("last", "no blank line"));

    @Test
    void readsLineEndsCommentsAndSeveralLinesOfData() {
        assertThat(cut(STREAM, new int[0])).isEqualTo(EVENTS);
    }

    @Test
    void readsTheSameHoweverCutInTwo() {
        int length = bytes(STREAM).length;
        for (int at = 0; at <= length; at++) {
            assertThat(cut(STREAM, new int[] {at})).as("cut at %d", at).isEqualTo(EVENTS);
        }
    }

    @Test
    void readsTheSameByteByByteAndInPiecesOfAnySize() {
        int length = bytes(STREAM).length;
        for (int size = 1; size < 40; size++) {
            int[] cuts = new int[length / size];
            for (int i = 0; i < cuts.length; i++) {
                cuts[i] = (i + 1) * size;
            }
            assertThat(cut(STREAM, cuts)).as("pieces of %d", size).isEqualTo(EVENTS);
        }
    }

    @Test
    void findsTheEventsOfRandomStreams() {
        Random random = new Random(42);
        String[] ends = {"\n", "\r\n", "\r"};
        for (int round = 0; round < 2000; round++) {
            StringBuilder stream = new StringBuilder();
            List<SseEvent> expected = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                String end = ends[random.nextInt(3)];
                List<String> lines = new ArrayList<>();
                for (int line = random.nextInt(3); line >= 0; line--) {
                    lines.add("x" + "ü🦀:".repeat(random.nextInt(4)) + line);
                }
                if (random.nextBoolean()) {
                    stream.append(": hidden").append(end);
                }
                lines.forEach(line -> stream.append("data: ").append(line).append(end));
                stream.append(end);
                expected.add(new SseEvent("message", String.join("\n", lines)));
            }
            int length = bytes(stream.toString()).length;
            int[] cuts = random.ints(random.nextInt(8), 0, length + 1).sorted().toArray();
            assertThat(cut(stream.toString(), cuts)).isEqualTo(expected);
        }
    }

    @Test
    void takesAnEventOfAMegabyte() {
        String large = "x".repeat(1 << 20);
        assertThat(cut("data: " + large + "\n\n", new int[] {10, 500_000, 1_000_000}))
                .containsExactly(new SseEvent("message", large));
    }

    @Test
    void refusesAnEventThatNeverEnds() {
        SseFramer framer = new SseFramer(100);
        byte[] piece = bytes("x".repeat(60));
        framer.feed(piece, 0, piece.length, (SseEvent event) -> {});
        assertThatThrownBy(() -> framer.feed(piece, 0, piece.length, (SseEvent event) -> {}))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.failure().kind()).isEqualTo(Failure.Kind.BROKEN));
    }

    @Test
    void refusesManyLinesOfDataWithoutABlankOne() {
        SseFramer framer = new SseFramer(100);
        byte[] piece = bytes(("data: " + "x".repeat(20) + "\n").repeat(6));
        assertThatThrownBy(() -> framer.feed(piece, 0, piece.length, (SseEvent event) -> {}))
                .isInstanceOf(RequestRefused.class);
    }

    private static List<SseEvent> cut(String stream, int[] cuts) {
        byte[] all = bytes(stream);
        List<SseEvent> events = new ArrayList<>();
        SseFramer framer = new SseFramer();
        int from = 0;
        for (int cut : cuts) {
            framer.feed(all, from, cut, events::add);
            from = cut;
        }
        framer.feed(all, from, all.length, events::add);
        framer.end(events::add);
        return events;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
