package dev.guildhall.conformance;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A model server that nobody here wrote ({@code @copilotkit/aimock}): it answers in every provider's dialect from one file of what to say, and keeps
 * a journal of what it was asked.
 */
final class ForeignUpstream implements AutoCloseable {
    private final Process process;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    ForeignUpstream(Path node, Path packages, Path fixtures, Path log) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
        this.process = new ProcessBuilder(
                        node.toString(),
                        packages.resolve("node_modules/@copilotkit/aimock/dist/cli.js")
                                .toString(),
                        "-p",
                        Integer.toString(port),
                        "-h",
                        "127.0.0.1",
                        "-f",
                        fixtures.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        awaitReady(log);
    }

    private void awaitReady(Path log) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!Files.readString(log).contains("listening")) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("The foreign model server does not start: " + Files.readString(log));
            }
            pause();
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Ids of the requests it answered well, as they were sent in {@code x-request-id}; once for each time. */
    List<String> served() throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(uri("/__aimock/journal?limit=100000")).build(),
                HttpResponse.BodyHandlers.ofString());
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            JsonArray entries = reader.readArray();
            return entries.getValuesAs(JsonObject.class).stream()
                    .map(entry -> entry.getString("requestId", ""))
                    .filter(id -> !id.isEmpty())
                    .toList();
        }
    }

    Set<String> servedOnce() throws IOException, InterruptedException {
        return served().stream().collect(Collectors.toSet());
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
