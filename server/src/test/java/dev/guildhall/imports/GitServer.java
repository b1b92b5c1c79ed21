package dev.guildhall.imports;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** A git server over http on this machine: one repository under {@code /mill.git}, and addresses that misbehave. */
final class GitServer implements AutoCloseable {
    private final HttpServer http;
    private final Repository repository;

    GitServer(Path folder) throws IOException {
        repository = new FileRepository(folder.resolve("mill.git").toFile());
        repository.create(true);
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::answer);
        http.start();
    }

    int port() {
        return http.getAddress().getPort();
    }

    String address(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** What lies at a path: bytes and mode. */
    record Entry(byte[] bytes, FileMode mode) {}

    ObjectId commit(String branch, Map<String, Entry> files) throws IOException {
        try (ObjectInserter objects = repository.newObjectInserter()) {
            DirCache index = DirCache.newInCore();
            DirCacheBuilder builder = index.builder();
            for (Map.Entry<String, Entry> file : files.entrySet()) {
                DirCacheEntry entry = new DirCacheEntry(file.getKey());
                entry.setFileMode(file.getValue().mode());
                entry.setObjectId(
                        file.getValue().mode().equals(FileMode.GITLINK)
                                ? ObjectId.fromString("1".repeat(40))
                                : objects.insert(
                                        Constants.OBJ_BLOB, file.getValue().bytes()));
                builder.add(entry);
            }
            builder.finish();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(index.writeTree(objects));
            commit.setAuthor(new PersonIdent("Miller", "miller@mill.example"));
            commit.setCommitter(commit.getAuthor());
            commit.setMessage("Grind");
            ObjectId id = objects.insert(commit);
            objects.flush();
            RefUpdate update = repository.updateRef("refs/heads/" + branch);
            update.setNewObjectId(id);
            update.forceUpdate();
            return id;
        }
    }

    void head(String branch) throws IOException {
        repository.updateRef("HEAD").link("refs/heads/" + branch);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith("/private.git")) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
            } else if (path.startsWith("/moved.git")) {
                exchange.getResponseHeaders()
                        .add("Location", address(path.replace("moved", "mill")) + "?service=git-upload-pack");
                exchange.sendResponseHeaders(302, -1);
            } else if (path.equals("/mill.git/info/refs")) {
                send(exchange, "application/x-git-upload-pack-advertisement", advertised());
            } else if (path.equals("/mill.git/git-upload-pack")) {
                send(exchange, "application/x-git-upload-pack-result", uploaded(exchange));
            } else if (path.equals("/packed.git/info/refs")) {
                exchange.getResponseHeaders().add("Content-Encoding", "gzip");
                send(exchange, "application/x-git-upload-pack-advertisement", packed(advertised()));
            } else if (path.startsWith("/page.git")) {
                send(exchange, "text/html", "<html>".getBytes(StandardCharsets.UTF_8));
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private byte[] advertised() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PacketLineOut out = new PacketLineOut(bytes);
        out.writeString("# service=git-upload-pack\n");
        out.end();
        try (UploadPack pack = pack()) {
            pack.sendAdvertisedRefs(new RefAdvertiser.PacketLineOutRefAdvertiser(out));
        }
        return bytes.toByteArray();
    }

    private byte[] uploaded(HttpExchange exchange) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        InputStream body = exchange.getRequestBody();
        if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
            body = new GZIPInputStream(body);
        }
        try (UploadPack pack = pack()) {
            pack.upload(body, bytes, OutputStream.nullOutputStream());
        } catch (PackProtocolException e) {
            // What it says to the client about that stands in the bytes.
        }
        return bytes.toByteArray();
    }

    private UploadPack pack() {
        UploadPack pack = new UploadPack(repository);
        pack.setBiDirectionalPipe(false);
        return pack;
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        http.stop(0);
        repository.close();
    }
}
