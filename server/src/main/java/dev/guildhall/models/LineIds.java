package dev.guildhall.models;

import dev.guildhall.packages.YamlNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The id of a line of the configuration file: {@code model_info.id}, else a digest of what it says, so that it outlives a restart. */
final class LineIds {
    private LineIds() {}

    static Optional<String> given(Reading line) {
        return line.map("model_info")
                .flatMap(info -> info.text("id"))
                .map(String::strip)
                .filter(id -> id.matches("[\\x21-\\x7e]{1,128}"));
    }

    static String of(Reading line) {
        return given(line).orElseGet(() -> digest(line));
    }

    /** Of names, parameters and their order; a key may be changed and it stays the same one. */
    private static String digest(Reading line) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            line.node("model_name").ifPresent(node -> add(sha, node));
            line.node("litellm_params").ifPresent(node -> add(sha, withoutSecrets(node)));
            return HexFormat.of().formatHex(sha.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static YamlNode withoutSecrets(YamlNode node) {
        return node instanceof YamlNode.Mapping mapping
                ? new YamlNode.Mapping(
                        mapping.entries().stream()
                                .filter(entry -> !ParamKeys.SECRET.contains(entry.key()))
                                .toList(),
                        mapping.line())
                : node;
    }

    private static void add(MessageDigest sha, YamlNode node) {
        switch (node) {
            case YamlNode.Scalar scalar -> add(sha, "=" + scalar.text());
            case YamlNode.Sequence sequence -> {
                add(sha, "[" + sequence.items().size());
                sequence.items().forEach(item -> add(sha, item));
            }
            case YamlNode.Mapping mapping -> {
                add(sha, "{" + mapping.entries().size());
                mapping.entries().forEach(entry -> {
                    add(sha, entry.key());
                    add(sha, entry.value());
                });
            }
        }
    }

    private static void add(MessageDigest sha, String text) {
        sha.update(text.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
    }
}
