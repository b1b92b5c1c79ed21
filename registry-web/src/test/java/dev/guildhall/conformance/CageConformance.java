package dev.guildhall.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a client reaches from inside: the ports it was given, and nothing else. */
class CageConformance {
    private static final String CONNECT = """
            const socket = require("node:net").connect({ host: process.argv[1], port: process.argv[2] });
            socket.on("connect", () => { console.log("connected"); process.exit(0); });
            socket.on("error", (problem) => { console.log(problem.code); process.exit(0); });
            """;
    private static final Path FOLDER = Ground.ROOT.resolve("registry-web/target/conformance/cage");

    private final Path node = ClientCache.ofThisMachine().nodeFolder();

    @Test
    void reachesThePortsItWasGivenAndNoOther() throws IOException {
        try (ServerSocket given = listening();
                ServerSocket other = listening()) {
            Cage cage = new Cage(node, FOLDER, Map.of(given.getLocalPort(), given.getLocalPort()));
            assertThat(connect(cage, "localhost", given.getLocalPort())).isEqualTo("connected");
            assertThat(connect(cage, "127.0.0.1", other.getLocalPort())).isEqualTo("ECONNREFUSED");
        }
    }

    @Test
    void hasNoWayToAnyOtherMachine() {
        Cage cage = new Cage(node, FOLDER, Map.of());
        assertThat(connect(cage, "192.0.2.1", 443)).isEqualTo("ENETUNREACH"); // an address of no machine, RFC 5737
        assertThat(connect(cage, "name.invalid", 443)).isIn("EAI_AGAIN", "ENOTFOUND");
    }

    @Test
    void endsAClientThatDoesNotEndItself() {
        Cage cage = new Cage(node, FOLDER, Map.of());
        List<String> forever = List.of(node.resolve("node").toString(), "-e", "setInterval(() => {}, 1000)");
        assertThatThrownBy(() -> cage.run("forever", forever, Map.of(), Duration.ofSeconds(3)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("forever did not end within 3 s");
    }

    private String connect(Cage cage, String host, int port) {
        List<String> command = List.of(node.resolve("node").toString(), "-e", CONNECT, host, Integer.toString(port));
        return cage.run("connect", command, Map.of(), Duration.ofSeconds(60))
                .out()
                .strip();
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
