package dev.guildhall.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A model that answers by a script, in every protocol that harnesses speak, and keeps what it was asked.
 *
 * <p>The script is a list of turns; which one is due is told by the number of tool results that a request brings. A request
 * without tools is about something else (a title, a summary) and gets a word.
 */
final class ModelServer implements AutoCloseable {
    private final HttpServer server;
    private final Path record;
    private volatile List<Function<ModelRequest, ModelReply>> script;
    private final List<ModelRequest> requests = new CopyOnWriteArrayList<>();
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();

    /** @param record folder that keeps every request as it came */
    ModelServer(Path record, List<Function<ModelRequest, ModelReply>> script) {
        this.record = record;
        this.script = List.copyOf(script);
        try {
            Files.createDirectories(record);
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Goes on with another script; what it was asked so far is told and forgotten. */
    List<ModelRequest> next(List<Function<ModelRequest, ModelReply>> other) {
        List<ModelRequest> told = List.copyOf(requests);
        requests.clear();
        script = List.copyOf(other);
        return told;
    }

    /** Turns of the script that could not be carried out, and requests it did not understand. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            int number = numbers.incrementAndGet();
            Files.write(record.resolve("%03d.json".formatted(number)), body);
            Optional<Dialect> dialect =
                    exchange.getRequestMethod().equals("POST") ? Dialect.at(path) : Optional.empty();
            if (dialect.isEmpty()) {
                beside(exchange, path);
                return;
            }
            JsonObject asked = read(body);
            ModelRequest request = dialect.get().read(asked);
            requests.add(request);
            ModelReply reply = reply(request);
            String model = asked.getString("model", "scripted");
            Dialect.Wire wire = dialect.get().wire();
            if (wire.streams(path, asked)) {
                send(exchange, "text/event-stream", wire.events(reply, model, number));
            } else {
                send(
                        exchange,
                        "application/json",
                        wire.whole(reply, model, number).toString());
            }
        } catch (IOException | RuntimeException e) {
            troubles.add(exchange.getRequestURI() + ": " + e);
            throw e;
        }
    }

    private ModelReply reply(ModelRequest request) {
        List<Function<ModelRequest, ModelReply>> now = script;
        int turn = request.results().size();
        if (request.tools().isEmpty() || turn >= now.size()) {
            return new ModelReply.Text("All is done.");
        }
        try {
            return now.get(turn).apply(request);
        } catch (IllegalStateException e) {
            troubles.add("turn " + turn + ": " + e.getMessage());
            return new ModelReply.Text("This cannot be done.");
        }
    }

    /** What clients ask beside: the size of a prompt, the list of models. */
    private void beside(HttpExchange exchange, String path) throws IOException {
        if (path.endsWith("count_tokens")) {
            send(exchange, "application/json", "{\"input_tokens\": 10}");
        } else if (path.endsWith(":countTokens")) {
            send(exchange, "application/json", "{\"totalTokens\": 10}");
        } else if (path.endsWith("/models")) {
            send(exchange, "application/json", "{\"object\": \"list\", \"data\": []}");
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private static JsonObject read(byte[] body) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            return reader.readObject();
        }
    }

    private static void send(HttpExchange exchange, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
