package dev.guildhall.plan;

import dev.guildhall.skill.HarnessPlan.Syntax;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A YAML text read: its values, and where each stands.
 *
 * @param text with a byte order mark when it has one
 * @param value plain, numbers as {@link dev.guildhall.skill.Json} has them; null when there is nothing
 */
record YamlText(String text, @Nullable Object value, Optional<Node> root) {
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(50)
            // What a plan sets comes on top, before the whole is measured.
            .setCodePointLimit(2 * PlanLimits.configurationBytes(Syntax.YAML))
            .setUseMarks(true)
            .build();

    static YamlText read(String path, String text) {
        String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            Optional<Node> root = new Compose(SETTINGS).composeString(bare);
            return new YamlText(text, plain(new StandardConstructor(SETTINGS).constructSingleDocument(root)), root);
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark();
            throw new UnreadableFile(
                    path,
                    mark.map(m -> m.getLine() + 1).orElse(1),
                    mark.map(m -> m.getColumn() + 1).orElse(1),
                    String.valueOf(e.getProblem()));
        } catch (YamlEngineException e) {
            throw new UnreadableFile(path, 1, 1, String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Integer number -> number.longValue();
            case BigInteger number -> new BigDecimal(number);
            case Double number -> Double.isFinite(number) ? (Object) BigDecimal.valueOf(number) : number;
            case List<?> items -> {
                List<@Nullable Object> plain = new ArrayList<>();
                items.forEach(item -> plain.add(plain(item)));
                yield plain;
            }
            case Map<?, ?> members -> {
                Map<Object, @Nullable Object> plain = new LinkedHashMap<>();
                members.forEach((key, member) -> plain.put(String.valueOf(key), plain(member)));
                yield plain;
            }
            default -> value;
        };
    }

    Optional<Node> node(Pointer pointer) {
        Optional<Node> node = root;
        for (String part : pointer.parts()) {
            node = node.flatMap(n -> n instanceof MappingNode mapping
                    ? mapping.getValue().stream()
                            .filter(tuple -> named(tuple, part))
                            .map(NodeTuple::getValueNode)
                            .findFirst()
                    : Optional.empty());
        }
        return node;
    }

    int index(Node mapping, String name) {
        List<NodeTuple> tuples = ((MappingNode) mapping).getValue();
        for (int i = 0; i < tuples.size(); i++) {
            if (named(tuples.get(i), name)) {
                return i;
            }
        }
        throw new IllegalStateException("removed what is not there: " + name);
    }

    private static boolean named(NodeTuple tuple, String name) {
        return tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name);
    }

    int start(Node node) {
        return place(node.getStartMark());
    }

    /** Behind the last character; a block's own end lies behind the space and comments that follow it. */
    int end(Node node) {
        if (node instanceof CollectionNode<?> collection
                && collection.getFlowStyle() != FlowStyle.FLOW
                && !collection.getValue().isEmpty()) {
            Object last = collection.getValue().getLast();
            return end(last instanceof NodeTuple tuple ? tuple.getValueNode() : (Node) last);
        }
        int end = place(node.getEndMark());
        if (node instanceof ScalarNode scalar
                && (scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED)) {
            while (end > start(node) && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
        }
        return end;
    }

    /** Marks count code points, and none for a byte order mark. */
    private int place(Optional<Mark> mark) {
        int from = text.startsWith("\uFEFF") ? 1 : 0;
        return text.offsetByCodePoints(from, mark.map(Mark::getIndex).orElse(0));
    }
}
