package dev.guildhall.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.guildhall.skill.Json;
import dev.guildhall.wired.Wired;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Agents, environments and skills as the documented API has them, in memory. Whatever is sent is read by the models of the
 * official Java SDK, and so is whatever is answered; what they do not know fails the test.
 */
final class ManagedAgentsServer implements AutoCloseable {
    static final String KEY = "sk-ant-test-0123456789abcdef";

    private final HttpServer server;
    private final SdkModels models = new SdkModels();
    private final Map<String, Map<String, @Nullable Object>> things = new LinkedHashMap<>();
    private final UploadedVersions versions = new UploadedVersions();
    private final Faults faults = new Faults();
    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<String> wrong = new CopyOnWriteArrayList<>();
    private int counter;

    ManagedAgentsServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(Wired.HOSTED, 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://" + Wired.HOSTED + ":" + server.getAddress().getPort());
    }

    void fails(Fault... next) {
        faults.add(next);
    }

    /** Nothing goes wrong any more. */
    void recovers() {
        faults.clear();
    }

    /** Every agent, environment or skill there is: {@code /v1/agents} and so on. */
    synchronized List<Map<String, @Nullable Object>> all(String path) {
        return things.entrySet().stream()
                .filter(thing -> thing.getKey().startsWith(path + "/"))
                .map(Map.Entry::getValue)
                .toList();
    }

    synchronized Map<String, @Nullable Object> only(String path) {
        assertThat(all(path)).as(path).hasSize(1);
        return all(path).getFirst();
    }

    /** Name to content of the files of a version. */
    synchronized Map<String, String> files(String version) {
        return versions.files(version);
    }

    synchronized void change(String path, String member, @Nullable Object value) {
        held(path).put(member, value);
    }

    synchronized void drop(String path) {
        things.remove(path);
        versions.drop(path);
    }

    synchronized void dropVersion(String skill, String version) {
        versions.drop("/v1/skills/" + skill, version);
    }

    /** As somebody else does in the runtime's console. */
    synchronized void addVersion(String skill) {
        newVersion("/v1/skills/" + skill, Map.of("x/SKILL.md", "---\nname: x\ndescription: y\n---\n"));
    }

    List<String> calls(String method) {
        return calls.stream().filter(call -> call.startsWith(method + " ")).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            calls.add(exchange.getRequestMethod() + " " + path);
            Fault fault = faults.next(exchange.getRequestMethod(), path);
            if (fault != null && fault.kind() == Fault.Kind.REFUSE) {
                fault.headers().forEach(exchange.getResponseHeaders()::add);
                send(exchange, fault.status(), fault.body());
                return;
            } else if (fault != null && fault.kind() == Fault.Kind.WAIT) {
                Thread.sleep(3_000);
                return;
            }
            Reply reply = checked(exchange, path, body);
            if (fault != null && fault.kind() == Fault.Kind.LOSE) {
                return;
            } else if (fault != null && fault.kind() == Fault.Kind.GARBLE) {
                send(exchange, 200, "<html>It works</html>");
            } else if (fault != null) {
                byte[] whole = reply.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(reply.status(), whole.length);
                exchange.getResponseBody().write(whole, 0, whole.length / 2);
                exchange.getResponseBody().flush();
            } else {
                send(exchange, reply.status(), reply.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply checked(HttpExchange exchange, String path, byte[] body) {
        try {
            return answered(exchange, path, body);
        } catch (RuntimeException | Error e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            wrong.add(trace.toString());
            return new Reply(400, error("invalid_request_error", e.toString()));
        }
    }

    private record Reply(int status, String body) {}

    private synchronized Reply answered(HttpExchange exchange, String path, byte[] body) {
        if (!KEY.equals(exchange.getRequestHeaders().getFirst("x-api-key"))) {
            return new Reply(401, error("authentication_error", "invalid x-api-key"));
        }
        boolean beta =
                "managed-agents-2026-04-01".equals(exchange.getRequestHeaders().getFirst("anthropic-beta"));
        if (!"2023-06-01".equals(exchange.getRequestHeaders().getFirst("anthropic-version"))
                || beta == path.startsWith("/v1/skills")) {
            throw new AssertionError("wrong headers at " + path);
        }
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        String[] parts = path.substring(1).split("/");
        String collection = "/" + parts[0] + "/" + parts[1];
        String thing = parts.length > 2 ? collection + "/" + parts[2] : "";
        String method = exchange.getRequestMethod();
        if (parts.length == 2) {
            return method.equals("GET")
                    ? list(collection, exchange.getRequestURI().getQuery())
                    : create(collection, type, body);
        } else if (!things.containsKey(thing)) {
            return new Reply(404, error("not_found_error", "there is no " + thing));
        } else if (parts.length >= 4 && parts[3].equals("versions")) {
            return version(thing, method, parts, type, body);
        } else if (parts.length == 4 && parts[3].equals("archive") && method.equals("POST")) {
            held(thing).put("archived_at", "2026-11-24T10:00:00Z");
            return shown(thing);
        }
        return switch (method) {
            case "GET" -> shown(thing);
            case "POST" -> update(collection, thing, body);
            case "DELETE" -> {
                drop(thing);
                yield new Reply(200, Json.write(Map.of("id", parts[2], "type", "deleted")));
            }
            default -> new Reply(405, error("invalid_request_error", method));
        };
    }

    /** Two to a page, so that looking goes on. */
    private Reply list(String collection, @Nullable String query) {
        List<Map<String, @Nullable Object>> all = all(collection);
        int from = query != null && query.contains("page=")
                ? Integer.parseInt(query.replaceAll(".*page=([0-9]+).*", "$1"))
                : 0;
        int to = Math.min(all.size(), from + 2);
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("data", all.subList(from, to));
        page.put("next_page", to < all.size() ? String.valueOf(to) : null);
        String text = Json.write(page);
        models.list(collection, text);
        return new Reply(200, text);
    }

    private Reply create(String collection, String type, byte[] body) {
        if (collection.equals("/v1/skills")) {
            SdkModels.Form form = models.skill(type, body);
            String id = "skill_01" + ++counter;
            Map<String, @Nullable Object> skill = new LinkedHashMap<>();
            skill.put("id", id);
            skill.put("type", "skill");
            skill.put("display_name", form.displayName());
            skill.put("source", Map.of("type", "custom"));
            skill.put("created_at", "2026-11-24T10:00:00Z");
            skill.put("updated_at", "2026-11-24T10:00:00Z");
            things.put(collection + "/" + id, skill);
            newVersion(collection + "/" + id, form.files());
            return shown(collection + "/" + id);
        }
        String id = (collection.equals("/v1/agents") ? "agent_01" : "env_01") + ++counter;
        Map<String, @Nullable Object> thing =
                new LinkedHashMap<>(models.created(collection, new String(body, StandardCharsets.UTF_8)));
        if (collection.equals("/v1/environments")
                && all(collection).stream().anyMatch(there -> Objects.equals(thing.get("name"), there.get("name")))) {
            return new Reply(409, error("invalid_request_error", "the name is taken"));
        }
        thing.put("id", id);
        thing.put("created_at", "2026-11-24T10:00:00Z");
        thing.put("updated_at", "2026-11-24T10:00:00Z");
        thing.put("archived_at", null);
        if (collection.equals("/v1/agents")) {
            thing.put("version", 1L);
        }
        things.put(collection + "/" + id, thing);
        return shown(collection + "/" + id);
    }

    private Reply update(String collection, String path, byte[] body) {
        Map<String, @Nullable Object> update = models.updated(collection, new String(body, StandardCharsets.UTF_8));
        Map<String, @Nullable Object> thing = held(path);
        Object version = update.remove("version");
        if (version != null && !version.equals(thing.get("version"))) {
            return new Reply(409, error("invalid_request_error", "version mismatch"));
        }
        Object metadata = update.remove("metadata");
        thing.putAll(update);
        Map<String, @Nullable Object> merged =
                new LinkedHashMap<>(Tree.members(thing.get("metadata")).orElse(Map.of()));
        merged.putAll(Tree.members(metadata).orElse(Map.of()));
        thing.put("metadata", merged);
        if (thing.get("version") instanceof Long before) {
            thing.put("version", before + 1);
        }
        return shown(path);
    }

    private Reply version(String skill, String method, String[] parts, String type, byte[] body) {
        if (method.equals("POST")) {
            return new Reply(
                    200, Json.write(newVersion(skill, models.skill(type, body).files())));
        }
        Map<String, @Nullable Object> version = versions.find(skill, parts[4]);
        return version == null
                ? new Reply(404, error("not_found_error", "there is no such version"))
                : new Reply(200, Json.write(version));
    }

    private Map<String, @Nullable Object> newVersion(String skill, Map<String, String> content) {
        Map<String, @Nullable Object> version = versions.add(skill, content);
        held(skill).put("latest_version_id", version.get("id"));
        models.skillVersion(Json.write(version));
        return version;
    }

    private Map<String, @Nullable Object> held(String path) {
        Map<String, @Nullable Object> thing = things.get(path);
        if (thing == null) {
            throw new AssertionError("there is no " + path);
        }
        return thing;
    }

    private Reply shown(String path) {
        String text = Json.write(held(path));
        models.shown(path, text);
        return new Reply(200, text);
    }

    static String error(String type, String message) {
        return Json.write(Map.of("type", "error", "error", Map.of("type", type, "message", message)));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("request-id", "req_42");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
