package dev.guildhall.dialect;

import dev.guildhall.dialect.ChatRequest.Tool;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Names and ids of tools as every provider takes them, and back: {@code a-zA-Z0-9_-}, 1 to 64 characters, the first of a name
 * no digit (Gemini). Names of MCP tools often have dots
 * or are longer.
 *
 * <p>Provider dialects write {@link #wire} names; whoever hands events to the client puts {@link #restoring} between, or calls {@link
 * #original(ChatReply)}. Ids need no way back: a call and its result both come from the client.
 */
public final class ToolNames {
    private static final Pattern GOOD = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_-]{0,63}");
    private static final Pattern GOOD_ID = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
    private static final int LONGEST = 64;

    private final Map<String, String> wire = new HashMap<>();
    private final Map<String, String> original = new HashMap<>();

    private ToolNames() {}

    public static ToolNames of(ChatRequest request) {
        ToolNames names = new ToolNames();
        Set<String> all = new HashSet<>();
        for (Tool tool : request.tools().tools()) {
            if (tool instanceof Tool.Function function) {
                all.add(function.name());
            }
        }
        request.turns()
                .forEach(turn -> turn.parts().forEach(part -> {
                    if (part instanceof Part.ToolCall call) {
                        all.add(call.name());
                    }
                }));
        Set<String> taken = new HashSet<>(all);
        for (String name : all) {
            if (!GOOD.matcher(name).matches()) {
                String mended = mended(name, taken);
                taken.add(mended);
                names.wire.put(name, mended);
                names.original.put(mended, name);
            }
        }
        return names;
    }

    /** The name for a provider. */
    public String wire(String name) {
        return wire.getOrDefault(name, name);
    }

    /** The client's name of a tool that a provider calls. */
    public String original(String name) {
        return original.getOrDefault(name, name);
    }

    /** Whether any name differs on the wire. */
    public boolean differ() {
        return !wire.isEmpty();
    }

    /** Hands events on with the client's names. */
    public Consumer<ChatEvent> restoring(Consumer<ChatEvent> to) {
        if (!differ()) {
            return to;
        }
        return event -> to.accept(
                event instanceof ChatEvent.BlockStarted started && started.kind() == ChatEvent.Kind.TOOL_CALL
                        ? new ChatEvent.BlockStarted(
                                started.choice(),
                                started.block(),
                                started.kind(),
                                started.id(),
                                original(started.name()))
                        : event);
    }

    public ChatReply original(ChatReply reply) {
        if (!differ()) {
            return reply;
        }
        List<ChatReply.Choice> choices = new ArrayList<>();
        for (ChatReply.Choice choice : reply.choices()) {
            List<Part> parts = choice.parts().stream()
                    .map(part -> part instanceof Part.ToolCall call
                            ? (Part) new Part.ToolCall(
                                    call.id(), original(call.name()), call.arguments(), call.signature(), call.cache())
                            : part)
                    .toList();
            choices.add(new ChatReply.Choice(
                    choice.index(), parts, choice.stop(), choice.stopSequence(), choice.logprobs()));
        }
        return new ChatReply(reply.id(), reply.model(), reply.created(), choices, reply.usage(), reply.extras());
    }

    /** An id of a call as every provider takes it: itself when it is good, else one derived from it, the same each time. */
    public static String wireId(String id) {
        return GOOD_ID.matcher(id).matches() ? id : "call_" + digest(id).substring(0, 24);
    }

    /** An id of nine letters and digits, as Mistral wants it; the same each time. */
    public static String nineCharacterId(String id) {
        return id.matches("[a-zA-Z0-9]{9}") ? id : digest(id).substring(0, 9);
    }

    private static String mended(String name, Set<String> taken) {
        String plain = name.replaceAll("[^a-zA-Z0-9_-]", "_").replaceFirst("^(?=[0-9-])", "_");
        String mended = plain.isEmpty() || plain.length() > LONGEST || taken.contains(plain)
                ? plain.substring(0, Math.min(plain.length(), LONGEST - 9)) + "_"
                        + digest(name).substring(0, 8)
                : plain;
        return mended;
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
