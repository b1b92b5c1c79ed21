package dev.guildhall.launcher;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;

/** Calls the JSON API of a server with one token. */
final class ApiClient implements AutoCloseable {
    private static final int LARGEST_ANSWER = 8 * 1024 * 1024;
    private static final long LARGEST_DOWNLOAD = 256L * 1024 * 1024;

    private final URI server;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    ApiClient(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    /** @param body the answer's JSON object, empty when it was none */
    record Answer(int status, JsonObject body) {
        boolean accepted() {
            return status >= 200 && status < 300;
        }
    }

    Answer put(String path, JsonObject body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    Answer delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE().build());
    }

    Answer put(String path, String type, String body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", type)
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    Answer post(String path, JsonObject body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    /**
     * Writes what the server answers into a file, when it accepts.
     *
     * @throws LauncherProblem when it is larger than {@value #LARGEST_DOWNLOAD} bytes, or not what its {@code Digest} says
     */
    Answer download(String path, Path file) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .setHeader("Accept", "application/gzip, application/json")
                .GET()
                .build();
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() / 100 != 2) {
                String text = new String(body.readNBytes(LARGEST_ANSWER), StandardCharsets.UTF_8);
                return new Answer(response.statusCode(), object(text));
            }
            MessageDigest sha256 = FileDigest.sha256();
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), sha256)) {
                if (copy(body, out) > LARGEST_DOWNLOAD) {
                    throw new LauncherProblem(
                            "the server sent more than " + LARGEST_DOWNLOAD + " bytes; nothing was written.");
                }
            }
            requireDigest(response, Base64.getEncoder().encodeToString(sha256.digest()));
            return new Answer(response.statusCode(), JsonValue.EMPTY_JSON_OBJECT);
        }
    }

    private static long copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long copied = 0;
        for (int read = in.read(buffer); read >= 0 && copied <= LARGEST_DOWNLOAD; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            copied += read;
        }
        return copied;
    }

    /** RFC 3230; there may be digests by other algorithms beside it. */
    private static void requireDigest(HttpResponse<?> response, String sha256) {
        for (String header : response.headers().allValues("Digest")) {
            for (String digest : header.split(",")) {
                String named = digest.strip();
                if (named.regionMatches(true, 0, "sha-256=", 0, 8)
                        && !named.substring(8).equals(sha256)) {
                    throw new LauncherProblem(
                            "what arrived is not what the server sent (its Digest differs); nothing was written. Repeat.");
                }
            }
        }
    }

    Answer postZip(String path, Path zip) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/zip")
                .POST(HttpRequest.BodyPublishers.ofFile(zip))
                .build());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .timeout(Duration.ofMinutes(2));
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            String text = new String(body.readNBytes(LARGEST_ANSWER), StandardCharsets.UTF_8);
            return new Answer(response.statusCode(), object(text));
        }
    }

    private static JsonObject object(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException e) {
            return JsonValue.EMPTY_JSON_OBJECT; // The status still says what happened.
        }
    }
}
