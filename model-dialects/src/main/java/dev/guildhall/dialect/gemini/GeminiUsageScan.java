package dev.guildhall.dialect.gemini;

import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.JsonBytes;
import dev.guildhall.dialect.Usage;
import dev.guildhall.dialect.UsageScan;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Watches a stream in either form. Gemini repeats its usage in every chunk, so only the last chunk that had some is read, when asked. */
final class GeminiUsageScan implements UsageScan {
    private static final byte[] USAGE = JsonBytes.of("\"usageMetadata\"");
    private static final byte[] ERROR = JsonBytes.of("\"error\"");
    private static final byte[] FINISH = JsonBytes.of("\"finishReason\"");
    private static final byte[] BLOCKED = JsonBytes.of("\"blockReason\"");
    private static final Set<String> TEXTS = Set.of("text");

    private final GeminiFramer framer = new GeminiFramer();
    private Optional<String> lastUsage = Optional.empty();
    private Optional<Failure> failure = Optional.empty();
    private boolean ended;
    private long outputBytes;

    @Override
    public void feed(byte[] bytes, int from, int to) {
        framer.feed(bytes, from, to, this::chunk);
    }

    @Override
    public void end() {
        framer.end(this::chunk);
    }

    @Override
    public Optional<Usage> usage() {
        return lastUsage.flatMap(Fields::tree).map(Fields::lenient).flatMap(GeminiContent::usage);
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public Optional<Failure> failure() {
        return failure;
    }

    @Override
    public long outputBytes() {
        return outputBytes;
    }

    private void chunk(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        outputBytes += JsonBytes.textBytes(bytes, 0, bytes.length, TEXTS);
        if (JsonBytes.containsObject(bytes, 0, bytes.length, USAGE)) {
            lastUsage = Optional.of(json);
        }
        ended |= JsonBytes.contains(bytes, 0, bytes.length, FINISH)
                || JsonBytes.contains(bytes, 0, bytes.length, BLOCKED);
        if (failure.isEmpty() && JsonBytes.containsObject(bytes, 0, bytes.length, ERROR)) {
            failure = Fields.tree(json)
                    .filter(tree -> tree.path("error").isObject())
                    .map(GeminiFailures::inStream);
        }
    }
}
