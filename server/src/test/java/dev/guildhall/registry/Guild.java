package dev.guildhall.registry;

import dev.guildhall.identity.Owners;
import dev.guildhall.identity.Role;
import dev.guildhall.identity.Tokens;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformSettings;
import dev.guildhall.wired.Api;
import dev.guildhall.wired.TestDatabase;
import dev.guildhall.wired.Wired;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An organisation of its own with users, for one test. */
public final class Guild {
    public final UUID id = Ids.next();
    public final String name = "guild-" + id;

    public Guild() {
        execute("insert into organisation values (?, ?, 'Guild', false, now())", id, name);
    }

    public Actor user(Role role) {
        UUID user = Ids.next();
        String login = role.label() + "-" + user;
        execute(
                "insert into app_user (id, organisation_id, login, display_name, role, created_at) values (?, ?, ?, 'Somebody', ?, now())",
                user,
                id,
                login,
                role.label());
        return new Actor(id, name, user, login, "Somebody", role.label(), role.permissions(), Optional.empty());
    }

    /** An author who owns this namespace. */
    public Actor authorOf(String owner) {
        Actor author = user(Role.AUTHOR);
        Wired.bean(Owners.class).put(author, owner, null, null);
        return author;
    }

    /** The JSON API with a token that may do all that the actor may. */
    public static Api api(Actor actor) {
        List<String> scopes = Arrays.stream(Permission.values())
                .filter(actor::may)
                .map(Permission::scope)
                .toList();
        return Api.withToken(Wired.bean(Tokens.class)
                .create(actor, "test", scopes, Duration.ofHours(1))
                .value());
    }

    public static Publishing.Outcome publish(Actor actor, byte[] zip, String owner, String version) throws IOException {
        return publish(Wired.bean(Publishing.class), actor, zip, owner, version, Optional.empty(), false);
    }

    static Publishing.Outcome publish(
            Publishing publishing,
            Actor actor,
            byte[] zip,
            String owner,
            String version,
            Optional<String> channel,
            boolean dryRun)
            throws IOException {
        Uploads uploads = Wired.bean(Uploads.class);
        PublishRequest.Upload upload = uploads.archive(new ByteArrayInputStream(zip), Optional.of("skill.zip"));
        try {
            return publishing.publish(
                    actor,
                    new PublishRequest(
                            upload,
                            Optional.of(owner).filter(text -> !text.isEmpty()),
                            Optional.of(version).filter(text -> !text.isEmpty()),
                            channel,
                            dryRun));
        } finally {
            uploads.discard(upload);
        }
    }

    /** A package with this name whose bytes differ with {@code body}. */
    public static byte[] skill(String name, String body) {
        return skill(name, "Does " + name + " things when asked to.", body, Map.of());
    }

    public static byte[] skill(String name, String description, String body, Map<String, String> more) {
        Map<String, String> files = new TreeMap<>(more);
        files.put("SKILL.md", """
                ---
                name: %s
                description: %s
                ---
                # %s

                %s
                """.formatted(name, description, name, body));
        return zip(name, files);
    }

    /** Path to text under one top folder; {@code hex:…} stands for bytes. */
    public static byte[] zip(String name, Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(name + "/" + file.getKey()));
                zip.write(
                        file.getValue().startsWith("hex:")
                                ? HexFormat.of().parseHex(file.getValue().substring(4))
                                : file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    public static void execute(String sql, Object... parameters) {
        try (Connection connection = TestDatabase.shared().dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes one bit of a stored blob. */
    public static void alter(String sha256) throws IOException {
        Path blob = Wired.bean(PlatformSettings.class)
                .data()
                .toAbsolutePath()
                .resolve("blobs")
                .resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
        byte[] bytes = Files.readAllBytes(blob);
        bytes[bytes.length / 2] ^= 1;
        Files.write(blob, bytes);
    }

    /** The first column of the first row. */
    static String text(String sql, Object parameter) {
        try (var connection = TestDatabase.shared().dataSource().getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, parameter);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static long count(String sql, Object... parameters) {
        try (Connection connection = TestDatabase.shared().dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Versions stored in this organisation. */
    long versions() {
        return count("select count(*) from skill_version where organisation_id = ?", id);
    }

    long skills() {
        return count("select count(*) from skill where organisation_id = ?", id);
    }
}
