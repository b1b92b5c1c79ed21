package dev.guildhall.launcher;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Publishes the skills that ship with the product, through the same calls as everybody. Sent at every start: the same bytes again
 * change nothing. What fails is told, and is no reason to stop: the server works without them.
 */
final class ShippedSkills {
    private static final String OWNER = "/api/v1/owners/guildhall";

    private final Path root;
    private final Console console;

    ShippedSkills(Path root, Console console) {
        this.root = root;
        this.console = console;
    }

    void publish(URI server, String token) throws InterruptedException {
        try (ApiClient client = new ApiClient(server, token)) {
            List<Path> archives = archives();
            if (archives.isEmpty() || !claimOwner(client)) {
                return;
            }
            int published = 0;
            int already = 0;
            for (Path archive : archives) {
                ApiClient.Answer answer = client.postZip("/api/v1/skills?owner=guildhall", archive);
                if (answer.accepted()) {
                    published += answer.status() == 200 ? 0 : 1;
                    already += answer.status() == 200 ? 1 : 0;
                } else {
                    report("cannot publish " + archive.getFileName(), answer);
                }
            }
            console.step("Shipped skills: " + published + " published, " + already + " there already");
        } catch (IOException e) {
            console.complain("the shipped skills were not published: " + e);
        }
    }

    /** False when the rest is pointless. */
    private boolean claimOwner(ApiClient client) throws IOException, InterruptedException {
        JsonObject owner =
                Json.createObjectBuilder().add("displayName", "Guildhall").build();
        ApiClient.Answer answer = client.put(OWNER, owner);
        if (answer.status() == 401) {
            console.complain(
                    "the bootstrap token was revoked or has expired, so the shipped skills were left as they are.");
            return false;
        }
        if (!answer.accepted()) {
            report("cannot create the owner guildhall", answer);
            return false;
        }
        JsonObject trust = Json.createObjectBuilder()
                .add("trusted", true)
                .add("reason", "Ships with the product.")
                .build();
        ApiClient.Answer trusted = client.put(OWNER + "/trust", trust);
        if (!trusted.accepted()) {
            report("cannot mark the owner guildhall as trusted; its Java tools will not start", trusted);
        }
        return true;
    }

    private void report(String what, ApiClient.Answer answer) {
        console.complain(what + ": " + String.join("\n", Answers.refused(answer.status(), answer.body())));
    }

    private List<Path> archives() throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> modules = Files.newDirectoryStream(root.resolve("skills"), Files::isDirectory)) {
            for (Path module : modules) {
                Path target = module.resolve("target");
                if (Files.isDirectory(target)) {
                    try (DirectoryStream<Path> zips = Files.newDirectoryStream(target, "*.zip")) {
                        zips.forEach(found::add);
                    }
                }
            }
        }
        Collections.sort(found);
        return found;
    }
}
