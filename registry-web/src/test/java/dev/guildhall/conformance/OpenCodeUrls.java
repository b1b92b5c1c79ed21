package dev.guildhall.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** OpenCode's {@code skills.urls}: it takes a whole index home whenever it starts; it sends no headers. */
final class OpenCodeUrls implements Installer {
    @Override
    public String id() {
        return "opencode-urls";
    }

    @Override
    public PinnedClient client() {
        return PinnedClient.OPENCODE;
    }

    @Override
    public Map<String, String> settings(Path home, Path work, Shop shop) throws IOException {
        Map<String, String> variables = new OpenCode().settings(home, work, shop.modelUrl());
        Written.text(work.resolve("opencode.json"), """
                {"skills": {"urls": ["%s/t/%s/@%s/.well-known/agent-skills/"]}}
                """.formatted(shop.url(), shop.token(), shop.owner()));
        return variables;
    }

    @Override
    public List<List<String>> prepare(Shop shop) {
        return List.of();
    }

    @Override
    public Optional<List<String>> search(String word, Shop shop) {
        return Optional.empty();
    }

    @Override
    public List<List<String>> install(MadeUpSkill skill, Shop shop) {
        return List.of(new OpenCode().arguments("Do what is to be done."));
    }

    @Override
    public Optional<Lock> lock(Path home, Path work) {
        return Optional.empty();
    }
}
