package dev.guildhall.drafting;

import dev.guildhall.packages.YamlNode;
import java.util.List;
import java.util.Optional;

/** Looks into a tree whose shape is not known: what is missing or of another kind reads as absent. */
final class Nodes {
    private Nodes() {}

    static Optional<YamlNode.Mapping> asMap(YamlNode node) {
        return node instanceof YamlNode.Mapping map ? Optional.of(map) : Optional.empty();
    }

    static Optional<YamlNode> find(YamlNode node, String key) {
        return asMap(node).flatMap(map -> map.find(key)).map(YamlNode.Entry::value);
    }

    static Optional<YamlNode.Mapping> map(YamlNode node, String key) {
        return find(node, key).flatMap(Nodes::asMap);
    }

    static List<YamlNode.Entry> entries(YamlNode node, String key) {
        return map(node, key).map(YamlNode.Mapping::entries).orElse(List.of());
    }

    static List<YamlNode> list(YamlNode node, String key) {
        return find(node, key).map(Nodes::items).orElse(List.of());
    }

    static List<YamlNode> items(YamlNode node) {
        return node instanceof YamlNode.Sequence list ? list.items() : List.of();
    }

    static Optional<String> text(YamlNode node, String key) {
        return find(node, key).flatMap(Nodes::text);
    }

    static Optional<String> text(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar && !scalar.isNull()
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    static List<String> texts(YamlNode node, String key) {
        return list(node, key).stream().flatMap(item -> text(item).stream()).toList();
    }

    static boolean flag(YamlNode node, String key) {
        return text(node, key).filter("true"::equals).isPresent();
    }

    static int line(YamlNode node, String key) {
        return find(node, key).map(YamlNode::line).orElse(node.line());
    }
}
