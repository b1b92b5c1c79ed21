package dev.guildhall.dialect;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What routing must know of a request's body, found in one pass over its bytes: the keys of the outermost object, never a tree. Nested
 * values are passed over by their brackets and quotes; only what stands outermost is checked letter by letter. A key that comes twice
 * counts as its last, and is replaced wherever it stands, so that no other reader can take another model than the one that was routed.
 */
public final class RequestScan {
    private static final byte[] STREAM_OPTIONS = JsonBytes.of("\"stream_options\":{\"include_usage\":true}");
    private static final byte[] INCLUDE_USAGE = JsonBytes.of("\"include_usage\":true");

    /** Settings of a request that are no content; names of tools, texts and files are not among them. */
    private static final Set<String> PARAMETERS = Set.of(
            "max_tokens",
            "max_completion_tokens",
            "max_output_tokens",
            "n",
            "temperature",
            "top_p",
            "top_k",
            "seed",
            "presence_penalty",
            "frequency_penalty",
            "logprobs",
            "top_logprobs",
            "parallel_tool_calls",
            "reasoning_effort",
            "verbosity",
            "service_tier",
            "tool_choice",
            "truncation",
            "store",
            "dimensions",
            "encoding_format");

    private static final int LONGEST_PARAMETER = 64;

    private final int length;
    private int open;
    private boolean empty;
    private final List<Span> models = new ArrayList<>(1);
    private @Nullable String model;
    private boolean stream;
    private @Nullable Integer maxTokens;
    private @Nullable Integer n;
    private @Nullable String user;
    private boolean usageInStream;
    private final List<Span> streamOptions = new ArrayList<>(1);
    private final Map<String, Span> parameters = new LinkedHashMap<>(4);

    private record Span(int from, int to) {}

    private RequestScan(int length) {
        this.length = length;
    }

    /** Refuses ({@link Failure.Kind#BAD_REQUEST}) what is no JSON object, with the byte where it stops being one. */
    public static RequestScan of(byte[] body, int length) {
        RequestScan scan = new RequestScan(length);
        JsonCursor cursor = new JsonCursor(body, length);
        scan.open = cursor.openObject();
        scan.empty = cursor.members((name, from, to) -> scan.member(cursor, name, from, to)) == 0;
        cursor.nothingMore();
        return scan;
    }

    private void member(JsonCursor json, String name, int from, int to) {
        if (to - from <= LONGEST_PARAMETER && PARAMETERS.contains(name)) {
            parameters.put(name, new Span(from, to));
        }
        switch (name) {
            case "model" -> {
                models.add(new Span(from, to));
                model = json.text(from, to).orElse(null);
            }
            case "stream" -> stream = json.isTrue(from, to);
            case "max_tokens", "max_completion_tokens", "max_output_tokens" -> {
                Integer limit = json.whole(from, to).orElse(null);
                maxTokens = limit == null ? maxTokens : limit;
            }
            case "n" -> n = json.whole(from, to).orElse(null);
            case "user" -> user = json.text(from, to).orElse(null);
            case "stream_options" -> {
                streamOptions.add(new Span(from, to));
                usageInStream = json.isObject(from) && includesUsage(json, from, to);
            }
            default -> {}
        }
    }

    private static boolean includesUsage(JsonCursor json, int from, int to) {
        boolean[] included = {false};
        json.within(from, to).members((name, valueFrom, valueTo) -> {
            if (name.equals("include_usage")) {
                included[0] = json.isTrue(valueFrom, valueTo);
            }
        });
        return included[0];
    }

    public Optional<String> model() {
        return Optional.ofNullable(model);
    }

    public boolean stream() {
        return stream;
    }

    /** {@code max_tokens}, {@code max_completion_tokens} or {@code max_output_tokens}. */
    public OptionalInt maxTokens() {
        return maxTokens == null ? OptionalInt.empty() : OptionalInt.of(maxTokens);
    }

    /** How many answers are wanted. */
    public OptionalInt n() {
        return n == null ? OptionalInt.empty() : OptionalInt.of(n);
    }

    public Optional<String> user() {
        return Optional.ofNullable(user);
    }

    /** {@code stream_options.include_usage}. */
    public boolean usageInStream() {
        return usageInStream;
    }

    /**
     * Temperature, limits and other settings as a JSON object, each value as the client wrote it; {@code {}} when there are none. Only numbers,
     * words and true or false: what is an object, a list or long is left out.
     *
     * @param body the bytes that were scanned
     */
    public String parameters(byte[] body) {
        StringJoiner object = new StringJoiner(",", "{", "}");
        parameters.forEach((name, span) -> {
            if (isScalar(body, span)) {
                object.add('"' + name + "\":" + new String(body, span.from(), span.to() - span.from(), US_ASCII));
            }
        });
        return object.toString();
    }

    private static boolean isScalar(byte[] body, Span span) {
        for (int i = span.from(); i < span.to(); i++) {
            if (body[i] < 0) {
                return false;
            }
        }
        return body[span.from()] != '{' && body[span.from()] != '[';
    }

    /** The body with another model; every other byte stays. */
    public byte[] withModel(byte[] body, String name) {
        return with(body, name, false);
    }

    /** The body with {@code stream_options.include_usage}; every other byte stays. */
    public byte[] withUsageInStream(byte[] body) {
        return with(body, null, true);
    }

    /**
     * @param body the bytes that were scanned
     * @param name another model; null: the one there stays
     * @param withUsage whether {@code stream_options.include_usage} is to be true
     */
    public byte[] with(byte[] body, @Nullable String name, boolean withUsage) {
        List<Edit> edits = new ArrayList<>();
        if (name != null) {
            byte[] quoted = Fields.JSON.writeValueAsBytes(name);
            if (models.isEmpty()) {
                edits.add(first(concatenated(JsonBytes.of("\"model\":"), quoted)));
            }
            models.forEach(span -> edits.add(new Edit(span.from(), span.to(), quoted)));
        }
        if (withUsage && !usageInStream) {
            if (streamOptions.isEmpty()) {
                edits.add(first(STREAM_OPTIONS));
            }
            for (Span span : streamOptions) {
                edits.add(new Edit(span.from(), span.to(), optionsWithUsage(body, span)));
            }
        }
        return spliced(body, edits);
    }

    private Edit first(byte[] member) {
        return new Edit(open + 1, open + 1, empty ? member : concatenated(member, JsonBytes.of(",")));
    }

    private byte[] optionsWithUsage(byte[] body, Span span) {
        JsonCursor all = new JsonCursor(body, length);
        if (!all.isObject(span.from())) {
            return concatenated(JsonBytes.of("{"), INCLUDE_USAGE, JsonBytes.of("}"));
        }
        List<Edit> edits = new ArrayList<>();
        int members = all.within(span.from(), span.to()).members((name, from, to) -> {
            if (name.equals("include_usage")) {
                edits.add(new Edit(from - span.from(), to - span.from(), JsonBytes.of("true")));
            }
        });
        if (edits.isEmpty()) {
            edits.add(new Edit(1, 1, members == 0 ? INCLUDE_USAGE : concatenated(INCLUDE_USAGE, JsonBytes.of(","))));
        }
        byte[] options = Arrays.copyOfRange(body, span.from(), span.to());
        return spliced(options, options.length, edits);
    }

    private record Edit(int from, int to, byte[] with) {}

    private byte[] spliced(byte[] body, List<Edit> edits) {
        return spliced(body, length, edits);
    }

    private static byte[] spliced(byte[] body, int length, List<Edit> edits) {
        int size = length;
        for (Edit edit : edits) {
            size += edit.with().length - (edit.to() - edit.from());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(size);
        int at = 0;
        for (Edit edit :
                edits.stream().sorted(Comparator.comparingInt(Edit::from)).toList()) {
            out.write(body, at, edit.from() - at);
            out.writeBytes(edit.with());
            at = edit.to();
        }
        out.write(body, at, length - at);
        return out.toByteArray();
    }

    private static byte[] concatenated(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }
}
