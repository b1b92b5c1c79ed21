package dev.guildhall.agents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * The place in a definition that says where the agent runs, changed. Pure; every other byte stays, comments too.
 *
 * <p>One word is replaced. In a list the harness comes first: it is moved there, with what stands behind it on its line when each
 * item has a line of its own, or put there. Where nothing is said, it is said before everything else.
 */
final class HarnessLine {
    private final String text;
    private final String harness;
    private final Predicate<String> meant;

    private HarnessLine(String text, String harness, Predicate<String> meant) {
        this.text = text;
        this.harness = harness;
        this.meant = meant;
    }

    /**
     * @param meant whether a word means this harness
     * @return a guess that the caller reads again; empty for anchors, tags and texts in a block, which people change by hand
     */
    static Optional<String> preferring(String text, String harness, Predicate<String> meant) {
        HarnessLine line = new HarnessLine(text, harness, meant);
        return HarnessPlace.in(text).flatMap(place -> switch (place) {
            case HarnessPlace.Word word -> line.quoted(word.word()).map(value -> line.replaced(word.word(), value));
            case HarnessPlace.Items items -> items.flow() ? line.inFlow(items.items()) : line.inBlock(items.items());
            case HarnessPlace.Nowhere nowhere -> line.added(nowhere);
        });
    }

    private Optional<String> inFlow(List<ScalarEvent> items) {
        int there = there(items);
        if (there < 0) {
            int first = start(items.getFirst());
            return quoted(items.getFirst())
                    .map(value -> text.substring(0, first) + value + ", " + text.substring(first));
        }
        List<String> order = new ArrayList<>(items.stream()
                .map(item -> text.substring(start(item), end(item)))
                .toList());
        order.addFirst(order.remove(there));
        StringBuilder changed = new StringBuilder();
        int done = 0;
        for (int i = 0; i < items.size(); i++) {
            changed.append(text, done, start(items.get(i))).append(order.get(i));
            done = end(items.get(i));
        }
        return Optional.of(changed.append(text.substring(done)).toString());
    }

    private Optional<String> inBlock(List<ScalarEvent> items) {
        int first = lineOf(start(items.getFirst()));
        String before = text.substring(first, start(items.getFirst()));
        if (!before.matches("[ \\t]*-[ \\t]+")) {
            return Optional.empty();
        }
        int there = there(items);
        if (there < 0) {
            return quoted(items.getFirst())
                    .map(value -> text.substring(0, first) + before + value + lineEnd() + text.substring(first));
        }
        int from = lineOf(start(items.get(there)));
        int next = text.indexOf('\n', from);
        if (next >= 0) {
            return Optional.of(text.substring(0, first)
                    + text.substring(from, next + 1)
                    + text.substring(first, from)
                    + text.substring(next + 1));
        }
        String rest = text.substring(first, from);
        return Optional.of(text.substring(0, first)
                + text.substring(from)
                + (rest.isEmpty()
                        ? ""
                        : lineEnd()
                                + rest.substring(0, rest.length() - lineEnd().length())));
    }

    private Optional<String> added(HarnessPlace.Nowhere nowhere) {
        int at = start(nowhere.firstKey());
        String indent = text.substring(lineOf(at), at);
        String key = nowhere.firstKey().getScalarStyle() == ScalarStyle.DOUBLE_QUOTED ? "\"harness\"" : "harness";
        if (!nowhere.flow() && !indent.isBlank()) {
            return Optional.empty();
        }
        return quoted(nowhere.firstKey())
                .map(value -> text.substring(0, at)
                        + key
                        + ": "
                        + value
                        + (nowhere.flow() ? ", " : lineEnd() + indent)
                        + text.substring(at));
    }

    private int there(List<ScalarEvent> items) {
        for (int i = 0; i < items.size(); i++) {
            if (meant.test(items.get(i).getValue())) {
                return i;
            }
        }
        return -1;
    }

    private String replaced(ScalarEvent word, String value) {
        return text.substring(0, start(word)) + value + text.substring(end(word));
    }

    /** The harness written as this word is. */
    private Optional<String> quoted(ScalarEvent like) {
        return switch (like.getScalarStyle()) {
            case PLAIN -> Optional.of(harness);
            case DOUBLE_QUOTED -> Optional.of("\"" + harness + "\"");
            case SINGLE_QUOTED -> Optional.of("'" + harness + "'");
            default -> Optional.empty();
        };
    }

    private String lineEnd() {
        int line = text.indexOf('\n');
        return line > 0 && text.charAt(line - 1) == '\r' ? "\r\n" : "\n";
    }

    private int lineOf(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    /** Marks count code points. */
    private int start(ScalarEvent event) {
        return text.offsetByCodePoints(0, event.getStartMark().orElseThrow().getIndex());
    }

    private int end(ScalarEvent event) {
        return text.offsetByCodePoints(0, event.getEndMark().orElseThrow().getIndex());
    }
}
