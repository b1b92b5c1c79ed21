package dev.guildhall.conformance;

import static dev.guildhall.conformance.Sse.list;
import static dev.guildhall.conformance.Sse.object;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;

/** An MCP server over HTTP with one tool; remembers the credentials it was shown. */
final class McpServer implements AutoCloseable {
    private final HttpServer server;
    private final MadeUpServer made;
    private final Set<String> shown = new ConcurrentSkipListSet<>();

    McpServer(MadeUpServer made) {
        this.made = made;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/mcp", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Values of {@code Authorization} so far. */
    Set<String> credentials() {
        return Set.copyOf(shown);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            List<String> authorization = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
            shown.addAll(authorization);
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            JsonObject message = read(body);
            if (!message.containsKey("id")) {
                exchange.sendResponseHeaders(202, -1);
                return;
            }
            JsonObject said = Json.createObjectBuilder(result(message))
                    .add("jsonrpc", "2.0")
                    .add("id", message.get("id"))
                    .build();
            byte[] bytes = said.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private JsonObject result(JsonObject message) {
        JsonObject params =
                message.containsKey("params") ? message.getJsonObject("params") : JsonValue.EMPTY_JSON_OBJECT;
        return switch (message.getString("method", "")) {
            case "initialize" ->
                object(
                        "result",
                        object(
                                "protocolVersion",
                                params.getString("protocolVersion", "2025-06-18"),
                                "capabilities",
                                object("tools", JsonValue.EMPTY_JSON_OBJECT),
                                "serverInfo",
                                object("name", "made-up", "version", "1.0.0")));
            case "ping" -> object("result", JsonValue.EMPTY_JSON_OBJECT);
            case "tools/list" ->
                object(
                        "result",
                        object(
                                "tools",
                                list(object(
                                        "name",
                                        made.tool(),
                                        "description",
                                        made.description(),
                                        "inputSchema",
                                        object("type", "object", "properties", JsonValue.EMPTY_JSON_OBJECT)))));
            case "tools/call" ->
                object("result", object("content", list(object("type", "text", "text", made.answer()))));
            default -> object("error", object("code", -32_601, "message", "No such method here"));
        };
    }

    private static JsonObject read(byte[] body) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            return reader.readObject();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
