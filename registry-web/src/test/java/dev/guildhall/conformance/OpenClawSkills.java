package dev.guildhall.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** OpenClaw's own client of the ClawHub API. */
final class OpenClawSkills implements Installer {
    @Override
    public String id() {
        return "openclaw-skills";
    }

    @Override
    public PinnedClient client() {
        return PinnedClient.OPENCLAW;
    }

    @Override
    public Map<String, String> settings(Path home, Path work, Shop shop) throws IOException {
        Written.text(
                home.resolve(".openclaw/openclaw.json"),
                "{\"agents\": {\"defaults\": {\"workspace\": \"" + work + "\"}}}\n");
        return Map.of("OPENCLAW_CLAWHUB_URL", shop.url() + "/clawhub", "CLAWHUB_TOKEN", shop.token());
    }

    @Override
    public List<List<String>> prepare(Shop shop) {
        return List.of();
    }

    @Override
    public Optional<List<String>> search(String word, Shop shop) {
        return Optional.of(List.of("skills", "search", word, "--json"));
    }

    @Override
    public List<List<String>> install(MadeUpSkill skill, Shop shop) {
        return List.of(List.of("skills", "install", skill.id()));
    }

    @Override
    public Optional<Lock> lock(Path home, Path work) {
        return Optional.of(new Lock(work.resolve(".clawhub/lock.json"), "fileTreeSha256"));
    }
}
