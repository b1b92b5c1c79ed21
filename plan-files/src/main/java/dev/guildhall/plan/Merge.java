package dev.guildhall.plan;

import dev.guildhall.skill.HarnessPlan.Patch;
import dev.guildhall.skill.HarnessPlan.Syntax;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sets single values of a configuration file that may hold other people's, and takes them back: {@code find → set → read again
 * and compare}. Every other byte stays: comments, order, indentation, line ends, a byte order mark.
 *
 * <p>After each edit the file is read again. When it does not hold exactly the values meant, the file is refused rather than
 * written, so a notation this package does not foresee costs an install and never a file.
 */
public final class Merge {
    private Merge() {}

    /**
     * @param existing the file's text, empty when there is none
     * @param patches of this one file
     * @throws UnreadableFile when the file does not parse, or a value in the way has no room
     */
    public static Merged apply(String agent, String path, Optional<String> existing, List<Patch> patches) {
        String text = existing.orElse("");
        List<Merged.Change> changes = new ArrayList<>();
        List<String> made = new ArrayList<>();
        List<TextEdit> reverse = new ArrayList<>();
        // Each text is read once: what a file says after one patch is what it said before the next.
        Map<Syntax, Format> formats = new EnumMap<>(Syntax.class);
        for (Patch patch : patches) {
            Format format = formats.computeIfAbsent(patch.syntax(), syntax -> format(agent, path, syntax));
            Pointer pointer = Pointer.of(patch.pointer());
            Object value = value(patch.syntax(), patch.value());
            requirePointer(path, patch, pointer);
            Optional<String> before = before(format, text, pointer, value);
            changes.add(new Merged.Change(patch.pointer(), patch.value(), before));
            if (holds(format, text, pointer, value)) {
                continue;
            }
            made.addAll(missing(format, text, pointer));
            Object was = whole(format, text);
            String whole = text;
            for (TextEdit edit : format.set(text, pointer, value)) {
                reverse.add(edit.reverse(whole));
                whole = edit.in(whole);
            }
            requireOnly(path, was, whole(format, whole), pointer, value);
            text = whole;
        }
        Collections.reverse(reverse);
        return new Merged(text, changes, made, reverse);
    }

    /** Takes changes back by their place, from a file that has other edits too. */
    public static Undone undo(
            String agent, String path, Syntax syntax, String text, List<Merged.Change> changes, List<String> made) {
        Format format = format(agent, path, syntax);
        List<String> kept = new ArrayList<>();
        String whole = text;
        for (Merged.Change change : changes.reversed()) {
            Pointer pointer = Pointer.of(change.pointer());
            Object value = value(syntax, change.value());
            if (holds(format, whole, pointer, value)) {
                whole = edited(whole, takeBack(format, whole, pointer, value, change.before()));
            } else if (!pointer.appends() && format.find(whole, pointer).isPresent()) {
                kept.add(change.pointer());
            }
        }
        List<String> deepestFirst = new ArrayList<>(made);
        deepestFirst.sort(Comparator.comparingInt(String::length).reversed());
        for (String container : deepestFirst) {
            whole = withoutEmpty(format, whole, Pointer.of(container));
        }
        if (!whole.equals(text)) {
            format.find(whole, Pointer.of(""));
        }
        return new Undone(whole, kept);
    }

    /** Makes edits one after the other; the way back of {@link Merged#reverse()}. */
    public static String edited(String text, List<TextEdit> edits) {
        String whole = text;
        for (TextEdit edit : edits) {
            whole = edit.in(whole);
        }
        return whole;
    }

    /** Whether a file that a plan made has nothing left in it. */
    public static boolean empty(String agent, String path, Syntax syntax, String text) {
        return format(agent, path, syntax).empty(text);
    }

    /** Whether the file holds the value of a change; it is read once for all of them. */
    public static Predicate<Merged.Change> inPlace(String agent, String path, Syntax syntax, String text) {
        Format format = format(agent, path, syntax);
        return change -> holds(format, text, Pointer.of(change.pointer()), value(syntax, change.value()));
    }

    private static Format format(String agent, String path, Syntax syntax) {
        return switch (syntax) {
            case JSON -> new JsonFormat(path);
            case TOML -> new TomlFormat(path);
            case YAML -> new YamlFormat(path);
            case MARKDOWN -> new MarkdownFormat(path, agent);
        };
    }

    private static @Nullable Object value(Syntax syntax, String json) {
        Object value = Values.read(json);
        return syntax == Syntax.MARKDOWN && value instanceof String text ? MarkdownFormat.unix(text) : value;
    }

    private static void requirePointer(String path, Patch patch, Pointer pointer) {
        if (patch.syntax() != Syntax.MARKDOWN && pointer.root()) {
            throw new PlanRefused("the plan would replace all of " + path + "; a patch sets one value in it.");
        }
    }

    private static boolean holds(Format format, String text, Pointer pointer, @Nullable Object value) {
        if (pointer.appends()) {
            return format.find(text, pointer.parent())
                    .map(found -> found.value() instanceof List<?> items && Values.indexOf(items, value) >= 0)
                    .orElse(false);
        }
        return format.find(text, pointer)
                .map(found -> Values.same(found.value(), value))
                .orElse(false);
    }

    private static Optional<String> before(Format format, String text, Pointer pointer, @Nullable Object value) {
        if (pointer.appends()) {
            return holds(format, text, pointer, value) ? Optional.of("") : Optional.empty();
        }
        return format.find(text, pointer).map(Format.Found::raw);
    }

    /** The parents that are not there yet. */
    private static List<String> missing(Format format, String text, Pointer pointer) {
        List<String> missing = new ArrayList<>();
        for (int parts = 1; parts < pointer.parts().size(); parts++) {
            if (format.find(text, pointer.first(parts)).isEmpty()) {
                missing.add(pointer.first(parts).text());
            }
        }
        return missing;
    }

    private static List<TextEdit> takeBack(
            Format format, String text, Pointer pointer, @Nullable Object value, Optional<String> before) {
        if (before.isEmpty()) {
            return format.remove(text, pointer, value);
        }
        return pointer.appends() ? List.of() : format.restore(text, pointer, before.get());
    }

    private static String withoutEmpty(Format format, String text, Pointer container) {
        Optional<Format.Found> found = format.find(text, container);
        String raw = found.map(Format.Found::raw).orElse("").replaceAll("\\s", "");
        if (raw.equals("{}") || raw.equals("[]")) {
            return edited(text, format.remove(text, container, null));
        }
        return text;
    }

    private static @Nullable Object whole(Format format, String text) {
        return format.find(text, Pointer.of("")).map(Format.Found::value).orElse(null);
    }

    /** The one rule that everything else serves: afterwards the file says what it said, and this. */
    private static void requireOnly(
            String path, @Nullable Object was, @Nullable Object is, Pointer pointer, @Nullable Object value) {
        if (pointer.root() ? !Values.same(is, value) : !Values.same(is, Values.with(was, pointer, value))) {
            throw new UnreadableFile(
                    path, 1, 1, "it is written in a way that leaves no safe room for " + pointer.text());
        }
    }
}
