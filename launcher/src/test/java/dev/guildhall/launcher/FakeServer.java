package dev.guildhall.launcher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server on this machine that gives prepared answers and remembers what it was asked. */
final class FakeServer implements AutoCloseable {
    private final HttpServer http;
    private final Map<String, Prepared> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    private record Prepared(int status, byte[] body, Map<String, String> headers) {}

    FakeServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::answer);
        http.start();
    }

    /** What the commands are started with. */
    Map<String, String> environment() {
        return Map.of(
                "GUILDHALL_URL",
                "http://127.0.0.1:" + http.getAddress().getPort(),
                "GUILDHALL_TOKEN",
                "gh_secret",
                "HOME",
                "/nonexistent");
    }

    /** @param request method, space, path with query */
    FakeServer on(String request, int status, String json) {
        return on(request, status, json.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    FakeServer on(String request, int status, byte[] body, Map<String, String> headers) {
        answers.put(request, new Prepared(status, body, headers));
        return this;
    }

    /** Method, space, path, and the body when there was one, in order. */
    List<String> asked() {
        return asked;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        asked.add(body.isEmpty() ? request : request + " " + body);
        boolean known = "Bearer gh_secret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        Prepared prepared = known
                ? answers.getOrDefault(request, problem(404, "Nothing is here"))
                : problem(401, "The token is not known");
        prepared.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(prepared.status(), prepared.body().length == 0 ? -1 : prepared.body().length);
        exchange.getResponseBody().write(prepared.body());
        exchange.close();
    }

    private static Prepared problem(int status, String title) {
        return new Prepared(status, ("{\"title\":\"" + title + "\"}").getBytes(StandardCharsets.UTF_8), Map.of());
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
