package dev.guildhall.conformance;

import dev.guildhall.product.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all runs stand on: the clients, a Guildhall with the made-up skills, the remote MCP server, a folder for what is left. */
record Ground(
        ClientCache clients, Product product, Published published, MadeUpAgent agent, McpServer mcp, Path folder) {
    static final Path ROOT =
            Path.of(System.getProperty("guildhall.root", "..")).toAbsolutePath().normalize();
    private static @Nullable Ground shared;

    /** The one of this run; gone with the JVM. */
    static synchronized Ground shared() {
        if (shared == null) {
            try {
                shared = prepare();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return shared;
    }

    private static Ground prepare() throws IOException {
        Path folder = ROOT.resolve("registry-web/target/conformance");
        Files.createDirectories(folder.resolve("rows"));
        MadeUpServer remote = MadeUpServer.madeUp();
        McpServer mcp = new McpServer(remote);
        MadeUpAgent agent = MadeUpAgent.madeUp(remote, mcp.port());
        Product product = Product.shared();
        Published published = new Published(product);
        published.skills(agent, folder);
        return new Ground(ClientCache.ofThisMachine(), product, published, agent, mcp, folder);
    }

    /** Keeps a row for the matrix. */
    void keep(String kind, Matrix.Row row) throws IOException {
        Files.writeString(folder.resolve("rows").resolve(kind + "-" + row.id() + ".json"), MatrixJson.writeRow(row));
    }

    /** Rows kept of these clients, in their order; of one that has none, nothing. */
    List<Matrix.Row> kept(String kind, List<String> ids) {
        return ids.stream()
                .map(id -> folder.resolve("rows").resolve(kind + "-" + id + ".json"))
                .filter(Files::exists)
                .map(Ground::row)
                .toList();
    }

    private static Matrix.Row row(Path file) {
        try {
            return MatrixJson.readRow(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
