package dev.guildhall.dialect;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Tokens as counted here, by OpenAI's {@code o200k} vocabulary: exact for OpenAI's texts, near for others. For token counts that a provider
 * does not answer and for streams that broke off before their usage; never for what a provider has counted. Costs half a millisecond per
 * 10 kB: not for the path of every request, for which {@link #ofBytes} does.
 */
public final class TokenEstimate {
    /** Of one image or page of a file, whatever its size. */
    private static final int MEDIA = 1000;
    /** Around each message. */
    private static final int FRAME = 4;
    /** Longer texts are counted in part and extended. */
    private static final int LONGEST = 400_000;

    private TokenEstimate() {}

    /** Four bytes a token. */
    public static long ofBytes(long bytes) {
        return (bytes + 3) / 4;
    }

    public static long of(String text) {
        if (text.length() <= LONGEST) {
            return Words.O200K.countTokensOrdinary(text);
        }
        return Words.O200K.countTokensOrdinary(text.substring(0, LONGEST)) * (long) text.length() / LONGEST;
    }

    /** Of what a model reads: instructions, turns, tools, wanted shape. */
    public static long of(ChatRequest request) {
        long sum = 3;
        for (Part.Text text : request.system()) {
            sum += of(text.text());
        }
        for (ChatRequest.Turn turn : request.turns()) {
            sum += FRAME + of(turn.parts());
        }
        for (ChatRequest.Tool tool : request.tools().tools()) {
            sum += switch (tool) {
                case ChatRequest.Tool.Function function ->
                    FRAME
                            + of(function.name())
                            + of(function.description().orElse(""))
                            + function.schema().map(TokenEstimate::of).orElse(0L);
                case ChatRequest.Tool.BuiltIn builtIn -> of(builtIn.raw());
            };
        }
        return sum + (request.format() instanceof ChatRequest.OutputFormat.Schema schema ? of(schema.schema()) : 0);
    }

    /** Of what a model wrote. */
    public static long of(List<Part> parts) {
        long sum = 0;
        for (Part part : parts) {
            sum += switch (part) {
                case Part.Text text -> of(text.text());
                case Part.Refusal refusal -> of(refusal.text());
                case Part.Thinking thinking -> of(thinking.text());
                case Part.ToolCall call -> FRAME + of(call.name()) + of(call.arguments());
                case Part.ToolResult result -> FRAME + of(result.content());
                case Part.Foreign foreign -> of(foreign.raw());
                case Part.Media media -> media(media);
            };
        }
        return sum;
    }

    private static long of(JsonNode json) {
        return of(json.toString());
    }

    private static long media(Part.Media media) {
        if (media.source() instanceof Part.Media.Source.Data data && data.type().startsWith("text/")) {
            return ofBytes(data.base64().length() * 3L / 4);
        }
        return MEDIA;
    }

    /** Loaded when first counted with: a megabyte of words. */
    private static final class Words {
        static final Encoding O200K = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    }
}
