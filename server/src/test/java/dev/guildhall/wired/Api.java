package dev.guildhall.wired;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.guildhall.platform.CurrentActor;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.cdi.CdiInjectorFactory;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.jboss.resteasy.spi.ResteasyDeployment;
import org.jspecify.annotations.Nullable;

/**
 * The JSON API in memory: every filter, mapper and resource of the product, on the container's own JAX-RS implementation,
 * each call in a request scope of its own.
 */
public final class Api {
    private static @Nullable ResteasyDeployment deployment;

    private final Map<String, String> headers;

    private Api(Map<String, String> headers) {
        this.headers = headers;
    }

    /** What came back; {@code body} is its bytes read as UTF-8. */
    public record Answer(int status, Map<String, List<Object>> headers, String body, byte[] bytes) {
        public JsonObject json() {
            try (JsonReader reader = Json.createReader(new StringReader(body))) {
                return reader.readObject();
            }
        }

        public Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> String.valueOf(header.getValue().getFirst()))
                    .findFirst();
        }
    }

    public static Api anonymous() {
        return new Api(Map.of());
    }

    public static Api withToken(String token) {
        return anonymous().with("Authorization", "Bearer " + token);
    }

    public Api with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Api(more);
    }

    public Answer get(String path) {
        return call("GET", path, null);
    }

    public Answer put(String path, String json) {
        return call("PUT", path, json);
    }

    public Answer post(String path, String json) {
        return call("POST", path, json);
    }

    public Answer delete(String path) {
        return call("DELETE", path, null);
    }

    public Answer call(String method, String path, @Nullable String body) {
        return call(method, path, body == null ? null : body.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    /** @param contentType unless a header of that name was set */
    public Answer call(String method, String path, byte @Nullable [] body, String contentType) {
        ResteasyDeployment running = deployment();
        MockHttpResponse response = new MockHttpResponse();
        Thread thread = Thread.ofPlatform().start(() -> {
            RequestContextController scope = Wired.bean(RequestContextController.class);
            scope.activate();
            try {
                MockHttpRequest request = MockHttpRequest.create(
                        method, new URI("http://localhost:9080" + path), new URI("http://localhost:9080/"));
                headers.forEach(request::header);
                headers.entrySet().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase("Cookie"))
                        .forEach(header -> request.cookie(
                                header.getValue().split("=", 2)[0],
                                header.getValue().split("=", 2)[1]));
                if (body != null) {
                    request.content(body);
                    if (!headers.containsKey("Content-Type")) {
                        request.header("Content-Type", contentType);
                    }
                }
                running.getDispatcher().invoke(request, response);
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException(e);
            } finally {
                scope.deactivate();
            }
        });
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Map<String, List<Object>> answered = new LinkedHashMap<>(response.getOutputHeaders());
        byte[] bytes = response.getOutput();
        return new Answer(response.getStatus(), answered, new String(bytes, StandardCharsets.UTF_8), bytes);
    }

    /** What resources ask the container's request for: where it comes from. */
    private static HttpServletRequest servletRequest() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                Api.class.getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (proxy, method, args) -> {
                    if (method.getName().equals("getRemoteAddr")) {
                        return "192.0.2.1";
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private static synchronized ResteasyDeployment deployment() {
        if (deployment == null) {
            // Starts CDI, which the injector factory looks up.
            Wired.bean(CurrentActor.class);
            ResteasyDeployment made = new ResteasyDeploymentImpl();
            made.setInjectorFactoryClass(CdiInjectorFactory.class.getName());
            for (JavaClass type : new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                    .importPackages("dev.guildhall")) {
                if (type.isAnnotatedWith(Provider.class)) {
                    made.getProviderClasses().add(type.getName());
                } else if (type.isAnnotatedWith(Path.class)) {
                    made.getResourceFactories().add(new BeanPerRequest(type.reflect()));
                }
            }
            made.start();
            made.getDispatcher().getDefaultContextObjects().put(HttpServletRequest.class, servletRequest());
            deployment = made;
        }
        return deployment;
    }
}
