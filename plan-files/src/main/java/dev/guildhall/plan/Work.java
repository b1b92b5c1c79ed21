package dev.guildhall.plan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What is to be done on a disk, decided before the first change of it. */
final class Work {
    /** Bytes that can be read when their turn comes. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    record Write(Source source, boolean executable, boolean merge) {}

    private final Map<String, Write> writes = new LinkedHashMap<>();
    private final List<String> deletes = new ArrayList<>();
    private final List<Carried.Line> lines = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();

    void write(String path, Source source, boolean executable) {
        writes.put(path, new Write(source, executable, false));
    }

    /** A configuration file's new text. */
    void merge(String path, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        writes.put(path, new Write(() -> new ByteArrayInputStream(bytes), false, true));
    }

    boolean merges(String path) {
        Write write = writes.get(path);
        return write != null && write.merge();
    }

    void delete(String path) {
        deletes.add(path);
    }

    void say(String path, Carried.What what, String detail) {
        lines.add(new Carried.Line(path, what, detail));
    }

    void refuse(String why) {
        refusals.add(why);
    }

    Map<String, Write> writes() {
        return writes;
    }

    List<String> deletes() {
        return deletes;
    }

    List<Carried.Line> lines() {
        return lines;
    }

    /** @throws PlanRefused naming everything in the way at once */
    void requireNothingInTheWay() {
        if (!refusals.isEmpty()) {
            int shown = Math.min(refusals.size(), 20);
            String more = refusals.size() > shown ? "\n  and " + (refusals.size() - shown) + " more" : "";
            throw new PlanRefused("nothing was written, because\n  " + String.join("\n  ", refusals.subList(0, shown))
                    + more
                    + "\nMove these files away, or repeat with --force to overwrite them.");
        }
    }

    static <T> boolean any(List<T> items, Predicate<T> test) {
        return items.stream().anyMatch(test);
    }
}
