package dev.guildhall.plan;

import dev.guildhall.plan.TomlScan.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands that is written as one piece of text: behind a key, or in an inline table.
 *
 * @param table the inline table it is an item of; null when it stands behind a key on a line of its own
 * @param index of the item
 */
record TomlPlace(JsonNode value, @Nullable JsonNode table, int index) {
    static Optional<TomlPlace> of(TomlScan.Document document, Pointer pointer) {
        for (Statement statement : document.statements()) {
            if (pointer.startsWith(statement.path())
                    && (statement.header() == null || !statement.header().array())) {
                Pointer rest = rest(pointer, statement.path());
                Optional<TomlPlace> place = rest.root()
                        ? Optional.of(new TomlPlace(statement.value(), null, 0))
                        : inside(statement.value(), rest);
                if (place.isPresent()) {
                    return place;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<TomlPlace> inside(JsonNode table, Pointer pointer) {
        if (table.kind() != JsonNode.Kind.OBJECT) {
            return Optional.empty();
        }
        for (int i = 0; i < table.items().size(); i++) {
            JsonNode.Item item = table.items().get(i);
            Pointer key = Pointer.of(item.key());
            if (pointer.startsWith(key)) {
                Pointer rest = rest(pointer, key);
                Optional<TomlPlace> place =
                        rest.root() ? Optional.of(new TomlPlace(item.value(), table, i)) : inside(item.value(), rest);
                if (place.isPresent()) {
                    return place;
                }
            }
        }
        return Optional.empty();
    }

    static Pointer rest(Pointer pointer, Pointer start) {
        return new Pointer(
                pointer.parts().subList(start.parts().size(), pointer.parts().size()));
    }
}
