package dev.guildhall.conformance;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code clawhub}, by the ClawHub API. */
final class ClawHubClient implements Installer {
    @Override
    public String id() {
        return "clawhub";
    }

    @Override
    public PinnedClient client() {
        return PinnedClient.CLAWHUB;
    }

    @Override
    public Map<String, String> settings(Path home, Path work, Shop shop) {
        return Map.of("CLAWHUB_REGISTRY", shop.url() + "/clawhub");
    }

    @Override
    public List<List<String>> prepare(Shop shop) {
        return List.of(List.of("--no-input", "login", "--token", shop.token()));
    }

    @Override
    public Optional<List<String>> search(String word, Shop shop) {
        return Optional.of(List.of("--no-input", "search", word));
    }

    @Override
    public List<List<String>> install(MadeUpSkill skill, Shop shop) {
        return List.of(List.of("--no-input", "install", skill.id()));
    }

    @Override
    public Optional<Lock> lock(Path home, Path work) {
        return Optional.of(new Lock(work.resolve(".clawhub/lock.json"), "\"" + MadeUpSkill.VERSION + "\""));
    }
}
