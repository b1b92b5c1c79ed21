package dev.guildhall.drafting;

import dev.guildhall.packages.Finding;
import dev.guildhall.packages.YamlDocument;
import dev.guildhall.packages.YamlNode;
import dev.guildhall.platform.Problem;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An OpenAPI 3.x file as a tree in which references can be followed.
 *
 * <p>Only references into the file itself are followed. One that leads elsewhere is refused: following it would make this
 * server fetch whatever a file names.
 *
 * @param index the maps that references led through, by key
 */
record ApiFile(String name, YamlNode.Mapping top, Map<YamlNode.Mapping, Map<String, YamlNode>> index) {
    static final YamlDocument.Bounds BOUNDS = new YamlDocument.Bounds(64, 1_000_000, 20_000_000);

    private static final int LONGEST_CHAIN = 20;
    /** What stands below these is an example, not a description. */
    private static final Set<String> EXAMPLES = Set.of("example", "examples", "default", "enum", "const");

    static ApiFile read(Source source) {
        String text = source.text();
        YamlNode.Mapping top = text.stripLeading().startsWith("{")
                ? mapping(source.name(), JsonNodes.read(text, source.name()))
                : yaml(text, source.name());
        ApiFile file = new ApiFile(source.name(), top, new IdentityHashMap<>());
        file.requireVersion();
        file.refuseForeignReferences();
        return file;
    }

    /** The node, or what it refers to; empty when the reference leads nowhere or in a circle. */
    Optional<YamlNode.Mapping> resolved(YamlNode node) {
        YamlNode at = node;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            Optional<String> reference = Nodes.text(at, "$ref");
            if (reference.isEmpty()) {
                return Nodes.asMap(at);
            }
            Optional<YamlNode> target = at(reference.get());
            if (target.isEmpty()) {
                return Optional.empty();
            }
            at = target.get();
        }
        return Optional.empty();
    }

    /** @param reference {@code #/a/b}, a JSON Pointer (RFC 6901) as a fragment */
    Optional<YamlNode> at(String reference) {
        YamlNode at = top;
        String pointer = unescaped(reference.startsWith("#") ? reference.substring(1) : reference);
        if (pointer.isEmpty()) {
            return Optional.of(top);
        }
        for (String step : pointer.substring(1).split("/", -1)) {
            String key = step.replace("~1", "/").replace("~0", "~");
            Optional<YamlNode> next = at instanceof YamlNode.Sequence list && key.matches("\\d{1,6}")
                    ? item(list.items(), Integer.parseInt(key))
                    : Nodes.asMap(at)
                            .flatMap(map -> Optional.ofNullable(indexed(map).get(key)));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    /** A map that references lead through is asked for as many keys as it has. */
    private Map<String, YamlNode> indexed(YamlNode.Mapping map) {
        return index.computeIfAbsent(
                map,
                m -> m.entries().stream()
                        .collect(Collectors.toMap(YamlNode.Entry::key, YamlNode.Entry::value, (first, next) -> first)));
    }

    private static Optional<YamlNode> item(List<YamlNode> items, int number) {
        return number < items.size() ? Optional.of(items.get(number)) : Optional.empty();
    }

    Problem broken(int line, String what) {
        return DraftingProblem.OPENAPI_BROKEN.because("%s, line %d: %s".formatted(name, line, what));
    }

    private void requireVersion() {
        if (Nodes.find(top, "swagger").isPresent()) {
            throw broken(top.line(), "this is Swagger 2. Convert it to OpenAPI 3 first; most editors for it can.");
        }
        Optional<String> version = Nodes.text(top, "openapi");
        if (version.isEmpty()) {
            throw broken(
                    top.line(),
                    "the key `openapi` is missing at the top. Give an OpenAPI 3 file, or the address of a page.");
        }
        if (!version.get().matches("3\\.[0-9]+(\\.[0-9]+)?.*")) {
            throw broken(
                    Nodes.line(top, "openapi"),
                    "the OpenAPI version is \"%s\"; 3.0, 3.1 and 3.2 are read."
                            .formatted(CleanText.line(version.get(), 40)));
        }
    }

    /** @param names whether the keys of this map are names that the author chose, such as {@code default} */
    private record Visit(YamlNode node, boolean names) {}

    private void refuseForeignReferences() {
        Deque<Visit> open = new ArrayDeque<>(List.of(new Visit(top, false)));
        // Aliases of YAML make one node appear in many places.
        Set<YamlNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        while (!open.isEmpty()) {
            Visit visit = open.pop();
            switch (visit.node()) {
                case YamlNode.Scalar scalar -> {}
                case YamlNode.Sequence list -> list.items().forEach(item -> open.push(new Visit(item, false)));
                case YamlNode.Mapping map -> {
                    if (seen.add(map)) {
                        map.entries().forEach(entry -> look(entry, visit.names(), open));
                    }
                }
            }
        }
    }

    private void look(YamlNode.Entry entry, boolean name, Deque<Visit> open) {
        if (!name && entry.key().equals("$ref") && entry.value() instanceof YamlNode.Scalar scalar) {
            if (!scalar.text().startsWith("#/") && !scalar.text().equals("#")) {
                throw broken(
                        scalar.line(),
                        "`$ref: %s` leads out of the file. Only references into the file itself are followed: bundle it into one file first."
                                .formatted(CleanText.line(scalar.text(), 120)));
            }
        } else if (name || !EXAMPLES.contains(entry.key())) {
            open.push(new Visit(entry.value(), !name && entry.key().equals("properties")));
        }
    }

    /** What the descriptions hold that nobody sees who reads them; it is left out wherever they are repeated. */
    ForeignMarkdown.Dropped dropped() {
        ForeignMarkdown.Dropped dropped = new ForeignMarkdown.Dropped(0, 0);
        Deque<YamlNode> open = new ArrayDeque<>(List.of(top));
        Set<YamlNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        while (!open.isEmpty()) {
            YamlNode node = open.pop();
            if (!seen.add(node)) {
                continue;
            }
            Nodes.items(node).forEach(open::push);
            for (YamlNode.Entry entry :
                    Nodes.asMap(node).map(YamlNode.Mapping::entries).orElse(List.of())) {
                open.push(entry.value());
                if (entry.key().equals("description") && entry.value() instanceof YamlNode.Scalar text) {
                    dropped = dropped.and(ForeignMarkdown.cleaned(text.text()).dropped());
                }
            }
        }
        return dropped;
    }

    private static YamlNode.Mapping yaml(String text, String name) {
        YamlDocument document = YamlDocument.read(text, name, BOUNDS);
        return document.top().orElseThrow(() -> {
            Finding first = document.findings().stream()
                    .filter(Finding::refuses)
                    .findFirst()
                    .orElseThrow();
            return DraftingProblem.OPENAPI_BROKEN.because(
                    "%s, line %d: %s %s".formatted(name, first.line().orElse(1), first.message(), first.fix()));
        });
    }

    private static YamlNode.Mapping mapping(String name, YamlNode node) {
        return Nodes.asMap(node)
                .orElseThrow(() -> DraftingProblem.OPENAPI_BROKEN.because(
                        "%s, line %d: this is %s, not an OpenAPI file.".formatted(name, node.line(), node.kind())));
    }

    private static String unescaped(String fragment) {
        if (fragment.indexOf('%') < 0) {
            return fragment;
        }
        try {
            return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return fragment;
        }
    }
}
