package dev.guildhall.conformance;

import dev.guildhall.product.Api;
import dev.guildhall.product.Product;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Puts the made-up skills and the agent into a Guildhall. */
final class Published {
    private final Api api;

    Published(Product product) {
        this.api = product.api();
    }

    void skills(MadeUpAgent agent, Path scratch) throws IOException {
        expect(api.putJson("/api/v1/owners/" + MadeUpSkill.OWNER, "{\"displayName\": \"Conformance\"}"), 200, 201);
        version(agent.plain().earlier(), MadeUpSkill.EARLIER_VERSION, scratch);
        for (MadeUpSkill skill : agent.skills()) {
            version(skill, MadeUpSkill.VERSION, scratch);
        }
    }

    private void version(MadeUpSkill skill, String version, Path scratch) throws IOException {
        byte[] archive = zip(skill, scratch.resolve(skill.name() + ".zip"));
        String at = "/api/v1/skills?owner=" + MadeUpSkill.OWNER + "&version=" + version;
        Api.Answer answer = expect(api.post(at, archive, "Content-Type", "application/zip"), 201);
        if (!answer.json().getString("state").equals("live")) {
            throw new IllegalStateException(skill.name() + " is not live: " + answer);
        }
    }

    void agent(MadeUpAgent agent) {
        expect(api.putJson("/api/v1/agents/" + agent.delegate(), agent.delegateJson()), 200, 201);
        expect(api.putJson("/api/v1/agents/" + agent.name(), agent.json()), 200, 201);
    }

    /** A token that may read skills and nothing else. */
    String readingToken() {
        return expect(
                        api.postJson(
                                "/api/v1/tokens",
                                "{\"name\": \"conformance\", \"scopes\": [\"skills:read\"], \"days\": 1}"),
                        201)
                .json()
                .getString("value");
    }

    private static Api.Answer expect(Api.Answer answer, int... statuses) {
        for (int status : statuses) {
            if (answer.status() == status) {
                return answer;
            }
        }
        throw new IllegalStateException(answer.response().request().uri().getPath() + " answered " + answer);
    }

    private static byte[] zip(MadeUpSkill skill, Path file) throws IOException {
        Files.deleteIfExists(file);
        Map<String, ?> options = Map.of("create", true, "enablePosixFileAttributes", true);
        try (FileSystem zip = FileSystems.newFileSystem(file, options)) {
            for (Map.Entry<String, String> entry : skill.files().entrySet()) {
                Path inside = zip.getPath(skill.name(), entry.getKey());
                Files.createDirectories(inside.getParent());
                Files.writeString(inside, entry.getValue());
                boolean runs = MadeUpSkill.executable(entry.getKey());
                Files.setPosixFilePermissions(
                        inside, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Files.copy(file, bytes);
        return bytes.toByteArray();
    }
}
