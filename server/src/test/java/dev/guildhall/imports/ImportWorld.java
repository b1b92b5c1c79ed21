package dev.guildhall.imports;

import dev.guildhall.identity.Owners;
import dev.guildhall.identity.Role;
import dev.guildhall.jobs.Job;
import dev.guildhall.jobs.JobResult;
import dev.guildhall.jobs.Jobs;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.wired.TestDatabase;
import dev.guildhall.wired.Wired;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An organisation of its own with an author who imports into {@code @mill}, for one test. */
final class ImportWorld {
    static final String OWNER = "mill";

    final UUID organisation = Ids.next();
    final Actor author;

    ImportWorld() {
        execute("insert into organisation values (?, ?, 'Guild', false, now())", organisation, "guild-" + organisation);
        author = user(Role.AUTHOR);
        Wired.bean(Owners.class).put(author, OWNER, null, null);
    }

    Actor user(Role role) {
        UUID user = Ids.next();
        execute(
                "insert into app_user (id, organisation_id, login, display_name, role, created_at) values (?, ?, ?,"
                        + " 'Somebody', ?, now())",
                user,
                organisation,
                "user-" + user,
                role.label());
        return new Actor(
                organisation,
                "guild-" + organisation,
                user,
                "user-" + user,
                "Somebody",
                role.label(),
                role.permissions(),
                Optional.empty());
    }

    /** Imports an archive and waits for the end. */
    Job imported(byte[] archive, String fileName) throws Exception {
        return ended(Wired.bean(Imports.class)
                .archive(author, OWNER, new ByteArrayInputStream(archive), Optional.of(fileName), Optional.empty()));
    }

    Job imported(Map<String, byte[]> files) throws Exception {
        return imported(zip(files), "skills.zip");
    }

    Job ended(UUID id) throws InterruptedException {
        Job job = Wired.bean(Jobs.class).job(author, id);
        while (job.running()) {
            Thread.sleep(50);
            job = Wired.bean(Jobs.class).job(author, id);
        }
        // The archive goes right after the end; other tests count what is pending.
        for (int i = 0;
                i < 100 && count("select count(*) from pending_blob where cast(? as uuid) is not null") > 0;
                i++) {
            Thread.sleep(20);
        }
        return job;
    }

    /** The whole report by path. */
    Map<String, JsonObject> lines(Job job) {
        Map<String, JsonObject> lines = new LinkedHashMap<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            Page<JobResult> page = Wired.bean(Jobs.class)
                    .results(author, job.id(), Optional.empty(), PageRequest.of(100, cursor.get()));
            page.items().forEach(line -> lines.put(line.key(), line.body()));
            cursor = page.next();
        }
        return lines;
    }

    static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    long count(String sql) {
        try (Connection connection = TestDatabase.shared().dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, organisation);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void execute(String sql, Object... parameters) {
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
}
