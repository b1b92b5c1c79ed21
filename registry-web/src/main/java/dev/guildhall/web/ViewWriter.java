package dev.guildhall.web;

import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** Writes a {@link View} as HTML. */
@Provider
@Service
@Produces(MediaType.TEXT_HTML)
public class ViewWriter implements MessageBodyWriter<View> {
    private final Templates templates;

    // RESTEasy picks a provider's constructor by @Context, then lets CDI call the one with @Inject.
    @Inject
    public ViewWriter(@Context Templates templates) {
        this.templates = templates;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return View.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            View view,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        headers.putSingle("Content-Type", "text/html;charset=UTF-8");
        body.write(templates.render(view).getBytes(StandardCharsets.UTF_8));
    }
}
