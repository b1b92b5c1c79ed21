package dev.guildhall.faces;

import dev.guildhall.platform.Json;
import dev.guildhall.registry.StoredFile;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalLong;

/** Answers with bytes: tagged by what they are, never sniffed or run by a browser, private to who asked. */
final class FaceFiles {
    private FaceFiles() {}

    /** Writes the body and leaves the stream open. */
    interface Body {
        void write(OutputStream out) throws IOException;
    }

    static Response file(StoredFile file, Request request) {
        String type = file.path().endsWith(".md") ? "text/markdown;charset=UTF-8" : "application/octet-stream";
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(new EntityTag(file.sha256()));
        StreamingOutput body = out -> {
            try (InputStream in = file.opener().open()) {
                in.transferTo(out);
            }
        };
        Response.ResponseBuilder answer =
                unchanged != null ? unchanged : Response.ok(body, type).header("Content-Length", file.size());
        return guarded(answer.tag(file.sha256())).build();
    }

    /**
     * @param tag changes when the bytes do
     * @param size of the body, when it is known before it is written
     */
    static Response.ResponseBuilder bytes(String type, String tag, OptionalLong size, Request request, Body body) {
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(new EntityTag(tag));
        if (unchanged != null) {
            return guarded(unchanged.tag(tag));
        }
        StreamingOutput stream = body::write;
        Response.ResponseBuilder answer = Response.ok(stream, type).tag(tag);
        size.ifPresent(bytes -> answer.header("Content-Length", bytes));
        return guarded(answer);
    }

    /** A document that clients ask for again and again: 304 when it is as it was. */
    static Response json(Object value, Request request) {
        byte[] text = Json.text(value).getBytes(StandardCharsets.UTF_8);
        String tag = HexFormat.of().formatHex(digest("SHA-256").digest(text));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(new EntityTag(tag));
        return (unchanged != null ? unchanged : Response.ok(text, "application/json"))
                .tag(tag)
                .header("Cache-Control", "private, no-cache")
                .build();
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    private static Response.ResponseBuilder guarded(Response.ResponseBuilder answer) {
        return answer.header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox")
                .header("Cache-Control", "private, no-cache");
    }
}
