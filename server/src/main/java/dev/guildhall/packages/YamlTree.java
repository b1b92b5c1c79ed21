package dev.guildhall.packages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML document into {@link YamlNode}s. {@code text → events → nodes, counting}.
 *
 * <p>Built on parser events, not on the library's own composer, because that one has no bound on depth, and expands
 * aliases before anybody can count.
 */
final class YamlTree {
    /** What a manifest may grow to. */
    private static final YamlDocument.Bounds MANIFEST = new YamlDocument.Bounds(20, 20_000, 1 << 20);

    private final YamlDocument.Bounds bounds;
    private final String file;
    private final int firstLine;
    private final Iterator<Event> events;
    private final Findings findings;
    private final Map<Anchor, Weighed> anchors = new HashMap<>();
    private int weight;

    private record Weighed(YamlNode node, int weight) {}

    /** Unwinds to {@link #read}; the finding says all there is to say. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Finding finding;

        Refused(Finding finding) {
            super(finding.message(), null, false, false);
            this.finding = finding;
        }
    }

    private YamlTree(String text, String file, int firstLine, YamlDocument.Bounds bounds, Findings findings) {
        this.bounds = bounds;
        this.file = file;
        this.firstLine = firstLine;
        this.findings = findings;
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setUseMarks(true)
                .setCodePointLimit(bounds.maxCharacters())
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /**
     * The mapping at the top, or empty with a finding.
     *
     * @param firstLine line of the file at which {@code text} starts, 1-based
     */
    static Optional<YamlNode.Mapping> read(String text, String file, int firstLine, Findings findings) {
        return read(text, file, firstLine, MANIFEST, findings);
    }

    static Optional<YamlNode.Mapping> read(
            String text, String file, int firstLine, YamlDocument.Bounds bounds, Findings findings) {
        try {
            YamlNode top = new YamlTree(text, file, firstLine, bounds, findings).document();
            if (top instanceof YamlNode.Mapping mapping) {
                return Optional.of(mapping);
            }
            findings.add(FindingCode.YAML_NOT_A_MAP.inFile(
                    file, top.line(), "The YAML is " + top.kind() + ".", "Write keys and values: `name: my-skill`."));
        } catch (Refused refused) {
            findings.add(refused.finding);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(0) + firstLine;
            findings.add(FindingCode.YAML_INVALID.inFile(
                    file, line, "The YAML cannot be read: " + sentence(e.getProblem()), fixOf(e)));
        } catch (YamlEngineException e) {
            findings.add(FindingCode.YAML_INVALID.inFile(
                    file,
                    firstLine,
                    "The YAML cannot be read: " + sentence(String.valueOf(e.getMessage())),
                    "Correct it; any YAML 1.2 checker shows the place."));
        }
        return Optional.empty();
    }

    private static String fixOf(MarkedYamlEngineException e) {
        return String.valueOf(e.getMessage()).contains("mapping values are not allowed")
                ? "A text that contains a colon and a space needs quotes around it."
                : "Correct it at that line; texts with special characters need quotes.";
    }

    private static String sentence(String problem) {
        String line = problem.lines().findFirst().orElse("").strip();
        String clipped = line.length() > 200 ? line.substring(0, 200) + "…" : line;
        return clipped.endsWith(".") ? clipped : clipped + ".";
    }

    private YamlNode document() {
        take(); // stream start
        Event first = take();
        if (first.getEventId() == Event.ID.StreamEnd) {
            return new YamlNode.Scalar("", true, firstLine);
        }
        YamlNode top = node(take(), 1);
        take(); // document end
        Event last = take();
        if (last.getEventId() != Event.ID.StreamEnd) {
            throw new Refused(FindingCode.YAML_INVALID.inFile(
                    file, line(last), "A second YAML document starts here.", "Keep one document per file."));
        }
        return top;
    }

    private Event take() {
        return events.next();
    }

    private int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(0) + firstLine;
    }

    private YamlNode node(Event event, int depth) {
        if (depth > bounds.maxDepth()) {
            throw tooComplex(event, "The YAML nests deeper than " + bounds.maxDepth() + " levels.");
        }
        int before = weight;
        YamlNode node = switch (event) {
            case AliasEvent alias -> expanded(alias);
            case ScalarEvent scalar -> scalar(scalar);
            case CollectionStartEvent start -> collection(start, depth);
            default -> throw new IllegalStateException("unexpected YAML event " + event);
        };
        if (event instanceof NodeEvent anchored && !(event instanceof AliasEvent)) {
            anchored.getAnchor().ifPresent(anchor -> anchors.put(anchor, new Weighed(node, weight - before)));
        }
        return node;
    }

    private YamlNode scalar(ScalarEvent event) {
        refuseTag(event, event.getTag());
        weigh(event, 1 + event.getValue().length() / 64);
        return new YamlNode.Scalar(event.getValue(), event.isPlain(), line(event));
    }

    private YamlNode expanded(AliasEvent event) {
        Weighed target = anchors.get(event.getAlias());
        if (target == null) {
            throw new Refused(FindingCode.YAML_INVALID.inFile(
                    file,
                    line(event),
                    "The alias `*" + event.getAlias().getValue() + "` refers to nothing before it.",
                    "Write the value out."));
        }
        weigh(event, target.weight());
        return target.node();
    }

    private YamlNode collection(CollectionStartEvent start, int depth) {
        refuseTag(start, start.getTag());
        weigh(start, 1);
        return start.getEventId() == Event.ID.SequenceStart ? sequence(start, depth) : mapping(start, depth);
    }

    private YamlNode sequence(Event start, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event next = take(); next.getEventId() != Event.ID.SequenceEnd; next = take()) {
            items.add(node(next, depth + 1));
        }
        return new YamlNode.Sequence(List.copyOf(items), line(start));
    }

    private YamlNode mapping(Event start, int depth) {
        List<YamlNode.Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Event next = take(); next.getEventId() != Event.ID.MappingEnd; next = take()) {
            YamlNode key = node(next, depth + 1);
            YamlNode value = node(take(), depth + 1);
            if (!(key instanceof YamlNode.Scalar scalar)) {
                throw new Refused(FindingCode.YAML_INVALID.inFile(
                        file, key.line(), "A key is " + key.kind() + ".", "Write keys as plain text."));
            }
            if (keys.add(scalar.text())) {
                entries.add(new YamlNode.Entry(scalar.text(), scalar.line(), value));
            } else {
                findings.add(FindingCode.YAML_DUPLICATE_KEY.inFile(
                        file,
                        scalar.line(),
                        "The key `" + Shown.clip(scalar.text()) + "` stands twice.",
                        "Keep one of them."));
            }
        }
        return new YamlNode.Mapping(List.copyOf(entries), line(start));
    }

    private void refuseTag(Event event, Optional<String> tag) {
        // A lone "!" only says "this is text".
        if (tag.isPresent() && !tag.get().equals("!")) {
            throw new Refused(FindingCode.YAML_TAG.inFile(
                    file,
                    line(event),
                    "The tag `" + Shown.clip(tag.get()) + "` is not allowed.",
                    "Remove it and put texts into quotes."));
        }
    }

    private void weigh(Event event, int more) {
        weight += more;
        if (weight > bounds.maxWeight()) {
            throw tooComplex(
                    event, "The YAML grows past " + bounds.maxWeight() + " nodes when its aliases are written out.");
        }
    }

    private Refused tooComplex(Event event, String message) {
        return new Refused(FindingCode.YAML_TOO_COMPLEX.inFile(
                file, line(event), message, "Write a flat, short manifest without `&anchors` and `*aliases`."));
    }
}
