package dev.guildhall.runlog;

import dev.guildhall.platform.Blobs;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;

/**
 * Payloads in blobs of many, so that one sync of the disk serves them all: {@code note → blob → rows}.
 *
 * <p>A pack begins with sixteen random bytes: no file that anybody publishes can be the same blob, so deleting one takes nothing else away.
 */
@Service
class PayloadStore {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT = 16;
    private static final int DROPPED_AT_ONCE = 50;

    private final DataSource dataSource;
    private final Blobs blobs;

    @Inject
    PayloadStore(DataSource dataSource, Blobs blobs) {
        this.dataSource = dataSource;
        this.blobs = blobs;
    }

    /** One that is packed: gzip of the scrubbed bytes. */
    record Packed(UUID organisation, UUID call, CallPayloads.Kind kind, byte[] gzip, int bytes, int scrubbed) {}

    void keep(List<Packed> payloads) throws SQLException, IOException {
        Path folder = blobs.stagingFolder();
        Path file = folder.resolve("pack");
        try {
            String digest = write(payloads, file);
            note(digest);
            blobs.put(digest, file);
            insert(payloads, digest);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private static String write(List<Packed> payloads, Path file) throws IOException {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        MessageDigest digest = sha256();
        try (OutputStream to = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            to.write(salt);
            for (Packed payload : payloads) {
                to.write(payload.gzip());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void note(String digest) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "insert into payload_pack (digest, made_at) values (?, ?) on conflict do nothing")) {
            statement.setString(1, digest);
            statement.setObject(2, Instant.now().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    private void insert(List<Packed> payloads, String digest) throws SQLException {
        Columns rows = new Columns(
                "call_id uuid",
                "kind text",
                "organisation_id uuid",
                "pack text",
                "position bigint",
                "length integer",
                "bytes integer",
                "scrubbed integer");
        long position = SALT;
        for (Packed payload : payloads) {
            rows.row(
                    payload.call(),
                    Words.of(payload.kind()),
                    payload.organisation(),
                    digest,
                    position,
                    payload.gzip().length,
                    payload.bytes(),
                    payload.scrubbed());
            position += payload.gzip().length;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "insert into model_payload (%s) select %s from %s on conflict do nothing"
                                .formatted(rows.names(), rows.names(), rows.rows()))) {
            rows.bind(connection, statement);
            statement.executeUpdate();
        }
    }

    List<CallTrace.PayloadRow> of(UUID organisation, UUID call) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select kind, bytes, scrubbed from model_payload
                        where organisation_id = ? and call_id = ? order by kind limit 2""")) {
            statement.setObject(1, organisation);
            statement.setObject(2, call);
            List<CallTrace.PayloadRow> kept = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    kept.add(new CallTrace.PayloadRow(
                            rows.getString(1).equals("request")
                                    ? CallPayloads.Kind.REQUEST
                                    : CallPayloads.Kind.RESPONSE,
                            rows.getInt(2),
                            rows.getInt(3)));
                }
            }
            return kept;
        }
    }

    /** The scrubbed bytes; empty when they are not kept, or no longer. */
    Optional<byte[]> read(UUID organisation, UUID call, CallPayloads.Kind kind) throws SQLException, IOException {
        String pack;
        long position;
        int length;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select pack, position, length from model_payload
                        where organisation_id = ? and call_id = ? and kind = ?""")) {
            statement.setObject(1, organisation);
            statement.setObject(2, call);
            statement.setString(3, Words.of(kind));
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                pack = row.getString(1);
                position = row.getLong(2);
                length = row.getInt(3);
            }
        }
        if (!blobs.has(pack)) {
            return Optional.empty();
        }
        try (InputStream from = blobs.open(pack)) {
            from.skipNBytes(position);
            byte[] gzip = from.readNBytes(length);
            try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
                return Optional.of(unpacked.readAllBytes());
            }
        }
    }

    /** Deletes packs made before; the blob first, so that a crash in between leaves the note for the next time. */
    int forget(Instant before) throws SQLException, IOException {
        int forgotten = 0;
        List<String> old = old(before);
        while (!old.isEmpty()) {
            for (String digest : old) {
                blobs.delete(digest);
                try (Connection connection = dataSource.getConnection();
                        PreparedStatement statement =
                                connection.prepareStatement("delete from payload_pack where digest = ?")) {
                    statement.setString(1, digest);
                    forgotten += statement.executeUpdate();
                }
            }
            old = old(before);
        }
        return forgotten;
    }

    private List<String> old(Instant before) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select digest from payload_pack where made_at < ? order by made_at limit "
                                + DROPPED_AT_ONCE)) {
            statement.setObject(1, before.atOffset(ZoneOffset.UTC));
            List<String> old = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    old.add(rows.getString(1));
                }
            }
            return old;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
