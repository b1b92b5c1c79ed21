package dev.guildhall.conformance;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Claude Code's plugins, by a marketplace and npm. */
final class ClaudePlugins implements Installer {
    @Override
    public String id() {
        return "claude-plugins";
    }

    @Override
    public PinnedClient client() {
        return PinnedClient.CLAUDE_CODE;
    }

    @Override
    public Map<String, String> settings(Path home, Path work, Shop shop) throws IOException {
        String registry = shop.url() + "/npm/";
        Written.text(
                home.resolve(".npmrc"),
                "@" + shop.owner() + ":registry=" + registry + "\n//"
                        + URI.create(registry).getAuthority() + "/npm/:_authToken=" + shop.token() + "\n");
        return Map.of("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1");
    }

    /** It lists a marketplace inside its own screens alone. */
    @Override
    public Optional<List<String>> search(String word, Shop shop) {
        return Optional.empty();
    }

    @Override
    public List<List<String>> install(MadeUpSkill skill, Shop shop) {
        String marketplace = shop.url() + "/t/" + shop.token() + "/@" + shop.owner()
                + "/marketplaces/claude-code/marketplace.json";
        return List.of(
                List.of("plugin", "marketplace", "add", marketplace),
                List.of("plugin", "install", skill.name(), "--yes"));
    }

    @Override
    public Lock lock(Path home, Path work, MadeUpSkill skill) {
        return new Lock(home.resolve(".claude/plugins/installed_plugins.json"), "\"" + MadeUpSkill.VERSION + "\"");
    }
}
