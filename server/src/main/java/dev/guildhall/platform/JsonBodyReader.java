package dev.guildhall.platform;

import jakarta.annotation.Priority;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads JSON bodies into records: at most 1 MiB, UTF-8, no unknown fields; every refusal says where. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
@Priority(100)
@Service
public class JsonBodyReader implements MessageBodyReader<Record> {
    static final int MOST_BYTES = 1 << 20;
    private static final int DEEPEST = 32;

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Record readFrom(
            Class<Record> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return RecordBinder.bind(object(body), type);
    }

    /** The JSON object of a body, within the same bounds, for addresses whose shapes are no records of ours. */
    public static JsonObject object(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw PlatformProblem.TOO_LARGE.because("A JSON body may have %d bytes at most.".formatted(MOST_BYTES));
        }
        return object(bytes);
    }

    private static JsonObject object(byte[] bytes) {
        if (bytes.length == 0) {
            throw PlatformProblem.BAD_REQUEST.because("The body is empty; send a JSON object.");
        }
        checkText(bytes);
        checkDepth(bytes);
        try (JsonReader reader = JsonProvider.provider()
                .createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE))
                .createReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            JsonValue value = reader.readValue();
            if (value instanceof JsonObject object) {
                return object;
            }
            throw PlatformProblem.BAD_REQUEST.because("The body must be a JSON object, that is, begin with \"{\".");
        } catch (JsonParsingException e) {
            throw PlatformProblem.BAD_REQUEST.because("The body is not JSON: line %d, column %d."
                    .formatted(e.getLocation().getLineNumber(), e.getLocation().getColumnNumber()));
        } catch (JsonException e) {
            throw PlatformProblem.BAD_REQUEST.because("The body is not JSON: it ends too early or repeats a name.");
        }
    }

    private static void checkText(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw PlatformProblem.BAD_REQUEST.because(
                    "The body is not UTF-8. Send JSON in UTF-8 (RFC 8259 section 8.1).");
        }
    }

    /** Parsers recurse; a body of brackets must not end the thread's stack. */
    private static void checkDepth(byte[] bytes) {
        int depth = 0;
        boolean inText = false;
        for (int i = 0; i < bytes.length; i++) {
            switch (bytes[i]) {
                case '\\' -> i += inText ? 1 : 0;
                case '"' -> inText = !inText;
                case '{', '[' -> depth += inText ? 0 : 1;
                case '}', ']' -> depth -= inText ? 0 : 1;
                default -> {}
            }
            if (depth > DEEPEST) {
                throw PlatformProblem.BAD_REQUEST.because("The body nests deeper than %d levels.".formatted(DEEPEST));
            }
        }
    }
}
