package dev.guildhall.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.dialect.ChatEvent.Kind;
import dev.guildhall.dialect.ChatReply.Stop;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written to a client of a dialect and read again as a provider's, is the same, whichever blocks were open at once and however it is cut. */
class RandomStreamsTest {
    private static final ClientDialect.Echo ECHO = new ClientDialect.Echo("asked-model", WireRequests.EMPTY, "1", 1);
    private static final Usage USAGE = new Usage(100, 30, 40, 10, 0, 0, 0, 0, false);
    private static final Usage READ_BACK = new Usage(100, 30, 40, 0, 0, 0, 0, 0, false);

    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            names = {"OPENAI_CHAT", "OPENAI_RESPONSES", "ANTHROPIC", "GEMINI"})
    void readsBackWhatItWrote(Dialect dialect) {
        Random random = new Random(7);
        for (int round = 0; round < 400; round++) {
            List<ChatEvent> events = events(random);
            byte[] bytes = written(dialect, events);
            Told told = new Told();
            StreamOrder order = new StreamOrder();
            cut(bytes, random, Dialects.provider(dialect).decoder(), event -> {
                order.check(event);
                told.accept(event);
            });
            order.checkOver();
            Told meant = new Told();
            events.forEach(meant);
            assertThat(told.words()).as("round %d: %s", round, events).isEqualTo(meant.words());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            names = {"ANTHROPIC", "GEMINI"})
    void watchesWhatPassesUntouched(Dialect dialect) {
        Random random = new Random(8);
        for (int round = 0; round < 100; round++) {
            byte[] bytes = written(dialect, events(random));
            UsageScan scan = Dialects.usageScan(dialect);
            for (int from = 0; from < bytes.length; ) {
                int to = Math.min(bytes.length, from + 1 + random.nextInt(60));
                scan.feed(bytes, from, to);
                from = to;
            }
            scan.end();
            assertThat(scan.ended()).isTrue();
            assertThat(scan.failure()).isEmpty();
            assertThat(scan.usage()).contains(dialect == Dialect.ANTHROPIC ? USAGE : READ_BACK);
        }
    }

    private static byte[] written(Dialect dialect, List<ChatEvent> events) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StreamEncoder encoder = Dialects.client(dialect).encoder(ECHO);
        events.forEach(event -> {
            encoder.write(event, out);
            encoder.heartbeat(out);
        });
        return out.toByteArray();
    }

    private static void cut(byte[] bytes, Random random, StreamDecoder decoder, Consumer<ChatEvent> to) {
        for (int from = 0; from < bytes.length; ) {
            int end = Math.min(bytes.length, from + 1 + random.nextInt(100));
            decoder.feed(bytes, from, end, to);
            from = end;
        }
        decoder.end(to);
    }

    /** A text or thought and up to three calls at a time, in any order of their pieces. */
    private static List<ChatEvent> events(Random random) {
        List<ChatEvent> events = new ArrayList<>();
        events.add(new ChatEvent.Started("msg_x", "m", Optional.empty(), Optional.empty()));
        Map<Integer, List<String>> open = new TreeMap<>();
        int blocks = 0;
        int words = -1;
        int most = random.nextInt(8);
        while (blocks < most || !open.isEmpty()) {
            boolean start = blocks < most && (open.isEmpty() || random.nextInt(4) == 0);
            if (start && open.size() < 4) {
                boolean call = words >= 0 || random.nextBoolean();
                Kind kind = call ? Kind.TOOL_CALL : random.nextBoolean() ? Kind.TEXT : Kind.THINKING;
                words = call ? words : blocks;
                events.add(new ChatEvent.BlockStarted(
                        0, blocks, kind, call ? "call_" + blocks : "", call ? "tool" + blocks : ""));
                open.put(blocks, pieces(random, call));
                blocks++;
                continue;
            }
            int block = new ArrayList<>(open.keySet()).get(random.nextInt(open.size()));
            List<String> left = open.get(block);
            if (left == null || left.isEmpty()) {
                open.remove(block);
                words = words == block ? -1 : words;
                events.add(new ChatEvent.BlockEnded(0, block));
            } else {
                events.add(new ChatEvent.Delta(0, block, left.removeFirst()));
            }
        }
        events.add(new ChatEvent.Stopped(0, Stop.LENGTH, Optional.empty()));
        events.add(new ChatEvent.UsageReported(USAGE));
        events.add(new ChatEvent.Ended());
        return events;
    }

    private static List<String> pieces(Random random, boolean call) {
        String whole = call
                ? Fields.object()
                        .put("zürich", random.nextInt(1000))
                        .put("\"🦀", "\n")
                        .toString()
                : "Zürich 北京 🦀 \\ \" data: \n\n event: x".substring(random.nextInt(5));
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (from < whole.length()) {
            int to = Math.min(whole.length(), from + 1 + random.nextInt(9));
            if (to < whole.length() && Character.isLowSurrogate(whole.charAt(to))) {
                to++;
            }
            pieces.add(whole.substring(from, to));
            from = to;
        }
        return random.nextInt(10) == 0 ? new ArrayList<>() : pieces;
    }

    /** Texts, thoughts and calls of a stream, folded. */
    private static final class Told implements Consumer<ChatEvent> {
        private final Map<Integer, Block> blocks = new TreeMap<>();
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder thought = new StringBuilder();
        private String end = "";

        @Override
        public void accept(ChatEvent event) {
            switch (event) {
                case ChatEvent.BlockStarted begun -> blocks.put(begun.block(), new Block(begun, pieces(begun.kind())));
                case ChatEvent.Delta delta ->
                    Objects.requireNonNull(blocks.get(delta.block())).pieces().append(delta.text());
                case ChatEvent.Stopped stopped -> end += stopped.stop();
                default -> {
                    // Usage is looked at by the other test.
                }
            }
        }

        List<Object> words() {
            List<Object> words = new ArrayList<>(List.of(text.toString(), thought.toString(), end));
            blocks.values().stream()
                    .filter(block -> block.begun().kind() == Kind.TOOL_CALL)
                    .forEach(block -> words.add(block.begun().id()
                            + block.begun().name()
                            + Fields.arguments(block.pieces().toString())));
            return words;
        }

        private StringBuilder pieces(Kind kind) {
            return kind == Kind.TEXT ? text : kind == Kind.THINKING ? thought : new StringBuilder();
        }

        private record Block(ChatEvent.BlockStarted begun, StringBuilder pieces) {}
    }
}
