package dev.guildhall.faces;

import dev.guildhall.identity.Role;
import dev.guildhall.identity.Tokens;
import dev.guildhall.platform.Actor;
import dev.guildhall.registry.Guild;
import dev.guildhall.registry.Lifecycle;
import dev.guildhall.wired.Api;
import dev.guildhall.wired.Wired;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * An organisation with skills in every state: {@code @mill/grind} with files, {@code @mill/sieve} with {@code SKILL.md} alone,
 * {@code @mill/weigh} and {@code @forge/weigh} of one name; {@code @mill/held}, {@code @mill/yanked} and {@code @mill/revoked} are not
 * to be had.
 */
final class FaceWorld {
    final Guild guild = new Guild();
    final Actor author = guild.authorOf("mill");
    final Actor smith = guild.authorOf("forge");
    final Actor reviewer = guild.user(Role.REVIEWER);
    final Actor viewer = guild.user(Role.VIEWER);

    FaceWorld() {
        Lifecycle lifecycle = Wired.bean(Lifecycle.class);
        publish(author, "mill", "grind", "1.0.0", Map.of("scripts/run.sh", "true\n", "a..b.txt", "dots"));
        publish(author, "mill", "grind", "1.1.0", Map.of("scripts/run.sh", "false\n"));
        publish(author, "mill", "grind", "1.2.0", Map.of("scripts/run.sh", "held\n"));
        publish(author, "mill", "grind", "1.3.0", Map.of("scripts/run.sh", "yanked\n"));
        publish(author, "mill", "grind", "1.4.0", Map.of("scripts/run.sh", "revoked\n"));
        lifecycle.hold(reviewer, "mill", "grind", "1.2.0", "A report came in.");
        lifecycle.yank(author, "mill", "grind", "1.3.0", "It jams.");
        lifecycle.revoke(reviewer, "mill", "grind", "1.4.0", "It steals.");
        publish(author, "mill", "sieve", "0.1.0", Map.of());
        publish(author, "mill", "weigh", "1.0.0", Map.of());
        publish(smith, "forge", "weigh", "1.0.0", Map.of());
        for (String state : List.of("held", "yanked", "revoked")) {
            publish(author, "mill", state, "1.0.0", Map.of());
        }
        lifecycle.hold(reviewer, "mill", "held", "1.0.0", "A report came in.");
        lifecycle.yank(author, "mill", "yanked", "1.0.0", "It jams.");
        lifecycle.revoke(reviewer, "mill", "revoked", "1.0.0", "It steals.");
    }

    static void publish(Actor actor, String owner, String name, String version, Map<String, String> more) {
        try {
            Guild.publish(
                    actor,
                    Guild.skill(name, "Does " + name + " things.", "Turn " + version + ".", more),
                    owner,
                    version);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token with these scopes; all that the actor may do when none is named. */
    static String token(Actor actor, String... scopes) {
        List<String> wanted = scopes.length > 0
                ? Arrays.asList(scopes)
                : actor.permissions().stream().map(p -> p.scope()).toList();
        return Wired.bean(Tokens.class)
                .create(actor, "test", wanted, Duration.ofDays(1))
                .value();
    }

    static Api as(Actor actor) {
        return Api.withToken(token(actor));
    }

    static String hex(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Path to text, read by another program than wrote it; executable files end in {@code *}. */
    static Map<String, String> untar(byte[] bytes) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GzipCompressorInputStream(new ByteArrayInputStream(bytes)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(
                        entry.getName() + ((entry.getMode() & 0100) != 0 ? "*" : ""),
                        new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
