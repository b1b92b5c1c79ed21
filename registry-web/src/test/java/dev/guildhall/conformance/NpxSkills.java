package dev.guildhall.conformance;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code npx skills}, by the well-known index; it sends no headers, so the token stands in the address. */
final class NpxSkills implements Installer {
    @Override
    public String id() {
        return "skills";
    }

    @Override
    public PinnedClient client() {
        return PinnedClient.SKILLS;
    }

    @Override
    public Map<String, String> settings(Path home, Path work, Shop shop) {
        return Map.of();
    }

    @Override
    public List<List<String>> prepare(Shop shop) {
        return List.of();
    }

    /** It searches its maker's site alone; what a registry offers it lists. */
    @Override
    public Optional<List<String>> search(String word, Shop shop) {
        return Optional.of(List.of("add", address(shop), "--list"));
    }

    @Override
    public List<List<String>> install(MadeUpSkill skill, Shop shop) {
        return List.of(
                List.of("add", address(shop), "--skill", skill.name(), "--agent", "claude-code", "--yes", "--copy"));
    }

    @Override
    public Optional<Lock> lock(Path home, Path work) {
        return Optional.of(new Lock(work.resolve("skills-lock.json"), "\"wellKnownDigest\": \"sha256:"));
    }

    private static String address(Shop shop) {
        return shop.url() + "/t/" + shop.token() + "/@" + shop.owner();
    }
}
