package dev.guildhall.platform;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

/** Writes records, and lists and maps of them, into JSON answers by the rules of {@link Json}. */
@Provider
@Produces(MediaType.APPLICATION_JSON)
@Priority(100)
@Service
public class JsonBodyWriter implements MessageBodyWriter<Object> {
    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord() || Collection.class.isAssignableFrom(type) || isPlainMap(type);
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body) {
        Json.write(value, new OutputStreamWriter(body, StandardCharsets.UTF_8));
    }

    /** JSON-P's objects and arrays are maps and lists too; its own writer does those. */
    private static boolean isPlainMap(Class<?> type) {
        return Map.class.isAssignableFrom(type);
    }
}
