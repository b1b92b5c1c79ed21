package dev.guildhall.agents;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Where a definition says its harness: events of the YAML parser, whose marks are places in the text. */
sealed interface HarnessPlace {
    /** One word. */
    record Word(ScalarEvent word) implements HarnessPlace {}

    /** @param flow between brackets, not on lines of their own */
    record Items(List<ScalarEvent> items, boolean flow) implements HarnessPlace {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** It is not said; {@code firstKey} is what the definition begins with. */
    record Nowhere(ScalarEvent firstKey, boolean flow) implements HarnessPlace {}

    /** Empty when the text is no definition, or the value has an anchor, a tag or another form. */
    static Optional<HarnessPlace> in(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setCodePointLimit(AgentReader.MOST_CHARACTERS)
                .build();
        try {
            return new Search(new Parse(settings).parseString(text).iterator()).place();
        } catch (YamlEngineException e) {
            return Optional.empty();
        }
    }

    /** Goes through the events once; what is not looked for is passed over without descending. */
    final class Search {
        private final Iterator<Event> events;
        private @Nullable Nowhere first;
        private boolean odd;

        private Search(Iterator<Event> events) {
            this.events = events;
        }

        private Optional<HarnessPlace> place() {
            Event top = events.next();
            while (!(top instanceof MappingStartEvent) && events.hasNext()) {
                top = events.next();
            }
            Optional<HarnessPlace> said =
                    top instanceof MappingStartEvent mapping ? among(mapping, true) : Optional.empty();
            return said.isPresent() || odd ? said : Optional.ofNullable(first);
        }

        private Optional<HarnessPlace> among(MappingStartEvent mapping, boolean outer) {
            boolean begun = false;
            for (Event key = events.next(); !(key instanceof CollectionEndEvent); key = events.next()) {
                String name = key instanceof ScalarEvent scalar ? scalar.getValue() : "";
                if (!begun
                        && key instanceof ScalarEvent scalar
                        && scalar.getAnchor().isEmpty()) {
                    first = new Nowhere(scalar, mapping.getFlowStyle() == FlowStyle.FLOW);
                }
                begun = true;
                pass(key);
                Event value = events.next();
                if (name.equals("harness")) {
                    Optional<HarnessPlace> said = said(value);
                    odd = said.isEmpty();
                    return said;
                }
                if (outer && name.equals("agent") && value instanceof MappingStartEvent inner) {
                    Optional<HarnessPlace> said = among(inner, false);
                    if (said.isPresent() || odd) {
                        return said;
                    }
                } else {
                    pass(value);
                }
            }
            return Optional.empty();
        }

        private Optional<HarnessPlace> said(Event value) {
            if (value instanceof ScalarEvent word) {
                return plain(word) ? Optional.of(new Word(word)) : Optional.empty();
            }
            if (!(value instanceof SequenceStartEvent list) || list.getAnchor().isPresent()) {
                return Optional.empty();
            }
            List<ScalarEvent> items = new ArrayList<>();
            for (Event item = events.next(); !(item instanceof CollectionEndEvent); item = events.next()) {
                if (!(item instanceof ScalarEvent word) || !plain(word)) {
                    return Optional.empty();
                }
                items.add(word);
            }
            return items.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Items(items, list.getFlowStyle() == FlowStyle.FLOW));
        }

        private static boolean plain(ScalarEvent word) {
            return word.getAnchor().isEmpty()
                    && word.getTag().isEmpty()
                    && !word.getValue().isBlank();
        }

        private void pass(Event event) {
            int depth = event instanceof CollectionStartEvent ? 1 : 0;
            while (depth > 0) {
                Event next = events.next();
                depth += next instanceof CollectionStartEvent ? 1 : next instanceof CollectionEndEvent ? -1 : 0;
            }
        }
    }
}
