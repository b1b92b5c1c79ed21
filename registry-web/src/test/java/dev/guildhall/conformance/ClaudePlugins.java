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

    /** Over http it takes packages from the default registry alone; over https the scope's would do. */
    @Override
    public Map<String, String> settings(Path home, Path work, Shop shop) throws IOException {
        String registry = shop.url() + "/npm/";
        Written.text(
                home.resolve(".npmrc"),
                "registry=" + registry + "\n//" + URI.create(registry).getAuthority() + "/npm/:_authToken="
                        + shop.token() + "\n");
        return Map.of("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1");
    }

    @Override
    public List<List<String>> prepare(Shop shop) {
        String marketplace =
                shop.url() + "/t/" + shop.token() + "/@" + shop.owner() + "/marketplaces/claude-code/marketplace.json";
        return List.of(List.of("plugin", "marketplace", "add", marketplace));
    }

    /** It lists a marketplace inside its own screens alone. */
    @Override
    public Optional<List<String>> search(String word, Shop shop) {
        return Optional.empty();
    }

    @Override
    public List<List<String>> install(MadeUpSkill skill, Shop shop) {
        return List.of(List.of("plugin", "install", skill.name(), "--yes"));
    }

    @Override
    public Optional<Lock> lock(Path home, Path work) {
        return Optional.of(
                new Lock(home.resolve(".claude/plugins/installed_plugins.json"), "\"" + MadeUpSkill.VERSION + "\""));
    }
}
