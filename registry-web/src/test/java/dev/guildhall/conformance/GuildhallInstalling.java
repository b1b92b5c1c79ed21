package dev.guildhall.conformance;

import dev.guildhall.product.Api;
import dev.guildhall.product.Product;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** As people do it: {@code ./guildhall install AGENT --harness H --into DIR}. */
final class GuildhallInstalling implements Installing {
    private static final List<String> FROM_BEST = List.of("native", "emulated", "lost");
    private final Product product;
    private final Path root;

    GuildhallInstalling(Product product, Path root) {
        this.product = product;
        this.root = root;
    }

    @Override
    public Installed install(MadeUpAgent agent, Harness harness, Path work, Path home) throws IOException {
        install(agent.name(), harness.id(), work, home);
        Api.Answer answer =
                product.api().get("/api/v1/agents/" + agent.name() + "/harnesses/" + harness.id() + "/plan");
        if (answer.status() != 200) {
            throw new IllegalStateException("No plan: " + answer);
        }
        JsonObject plan = answer.json();
        List<String> arguments = new ArrayList<>();
        Map<String, String> variables = new TreeMap<>();
        if (plan.containsKey("launch") && !plan.isNull("launch")) {
            JsonObject launch = plan.getJsonObject("launch");
            launch.getJsonArray("command").getValuesAs(JsonString::getString).stream()
                    .skip(1)
                    .forEach(arguments::add);
            launch.getJsonObject("variables")
                    .forEach((name, value) -> variables.put(
                            name, ((JsonString) value).getString().replace("${workspace}", work.toString())));
        }
        return new Installed(claims(plan), arguments, variables);
    }

    private void install(String agent, String harness, Path work, Path home) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dguildhall.root=" + root,
                        "-cp",
                        root.resolve("launcher/target/launcher-1.0.0.jar") + ":" + root.resolve("launcher/target/lib")
                                + "/*",
                        "dev.guildhall.launcher.Main",
                        "install",
                        agent,
                        "--harness",
                        harness,
                        "--into",
                        work.toString(),
                        "--home",
                        home.toString())
                .redirectErrorStream(true);
        builder.environment().put("GUILDHALL_URL", product.uri("").toString());
        builder.environment().put("GUILDHALL_TOKEN", Product.token());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("guildhall install ended with " + process.exitValue() + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The worst that a plan says of a feature. */
    private static Map<String, Claim> claims(JsonObject plan) {
        Map<String, Claim> claims = new TreeMap<>();
        for (JsonObject note : plan.getJsonArray("notes").getValuesAs(JsonObject.class)) {
            String carried = note.getString("carried").toLowerCase(Locale.ROOT);
            claims.merge(
                    note.getString("capability").toLowerCase(Locale.ROOT).replace('_', '-'),
                    new Claim(carried, note.getString("explanation")),
                    (one, other) ->
                            FROM_BEST.indexOf(one.carried()) >= FROM_BEST.indexOf(other.carried()) ? one : other);
        }
        return claims;
    }
}
