package dev.guildhall.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Outbound} against a server on this machine that the tests except, as an operator would. */
class OutboundTest {
    private static final Outbound.Limits LIMITS = new Outbound.Limits(100_000, Duration.ofSeconds(20), 3);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> lookedUp = new ArrayList<>();
    private HttpServer server;
    private Outbound outbound;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        outbound = outbound(host -> {
            lookedUp.add(host);
            return switch (host) {
                case "docs.test" -> new InetAddress[] {InetAddress.getLoopbackAddress()};
                case "mixed.test" -> new InetAddress[] {at("1.1.1.1"), at("192.168.0.1")};
                case "metadata.test" -> new InetAddress[] {at("169.254.169.254")};
                case "inside.test" -> new InetAddress[] {at("fd00::1")};
                case "gone.test" -> throw new UnknownHostException("gone.test");
                default -> new InetAddress[] {at(host)};
            };
        });
    }

    @AfterEach
    void stop() {
        outbound.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void fetchesFromAnExceptedHost() {
        answer("/page", exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("User-Agent")).startsWith("Guildhall/");
            assertThat(exchange.getRequestHeaders()).doesNotContainKeys("Cookie", "Authorization");
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().add("Set-Cookie", "a=b");
            send(exchange, 200, "hello".getBytes(StandardCharsets.UTF_8));
        });

        Outbound.Fetched fetched = outbound.get(uri("/page"), LIMITS);

        assertThat(fetched)
                .usingRecursiveComparison()
                .isEqualTo(new Outbound.Fetched(
                        uri("/page"),
                        200,
                        Optional.of("text/html; charset=utf-8"),
                        "hello".getBytes(StandardCharsets.UTF_8)));
        assertThat(outbound.get(uri("/page"), LIMITS).status()).isEqualTo(200);
        assertThat(lookedUp).as("one look-up for each connection").containsExactly("docs.test", "docs.test");
    }

    @Test
    void handsOverAnErrorOfTheOtherSide() {
        Outbound.Fetched fetched = outbound.get(uri("/nothing"), LIMITS);

        assertThat(fetched.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://10.1.2.3/",
                "https://169.254.169.254/latest/meta-data/",
                "https://[::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[fd00:ec2::254]/",
                "https://mixed.test/",
                "https://metadata.test/",
                "https://inside.test/"
            })
    void refusesHostsThatAreNotPublic(String uri) {
        refused(() -> outbound.get(URI.create(uri), LIMITS)).withMessageContaining("not a host of the public internet");
        refused(() -> outbound.require(URI.create(uri))).withMessageContaining("not a host of the public internet");
    }

    @Test
    void refusesARealNameOfThisMachine() {
        Outbound real = new Outbound(new OutboundSettings(""));
        refused(() -> real.get(URI.create("https://localhost:8443/"), LIMITS));
        refused(() -> real.require(URI.create("https://localhost/")));
        real.close();
    }

    @Test
    void refusesANameThatLeadsElsewhereTheSecondTime() {
        List<String> answers = new ArrayList<>(List.of("1.1.1.1", "127.0.0.1"));
        Outbound rebound = outbound(host -> new InetAddress[] {at(answers.removeFirst())});

        rebound.require(URI.create("https://rebinding.test/"));
        refused(() -> rebound.get(URI.create("https://rebinding.test/"), LIMITS))
                .withMessageContaining("rebinding.test is not a host of the public internet");
        rebound.close();
    }

    @Test
    void followsRedirectsAsFarAsAllowed() {
        redirect("/1", "/2");
        redirect("/2", uri("/3").toString());
        redirect("/3", "page?q=1#part");
        answer("/page", exchange -> send(exchange, 200, new byte[] {1}));

        assertThat(outbound.get(uri("/1"), LIMITS).uri()).isEqualTo(uri("/page?q=1#part"));
        redirect("/0", "/1");
        failed(() -> outbound.get(uri("/0"), LIMITS)).withMessageContaining("sends on more than 3 times");
        failed(() -> outbound.get(uri("/1"), new Outbound.Limits(10, Duration.ofSeconds(20), 0)))
                .withMessageContaining("more than 0 times");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.1/",
                "https://metadata.test/",
                "http://1.1.1.1/",
                "http://127.0.0.1/",
                "file:///etc/passwd",
                "//user@docs.test/",
                "https://2130706433/"
            })
    void refusesARedirectToWhatMayNotBeFetched(String location) {
        redirect("/away", location);

        refused(() -> outbound.get(uri("/away"), LIMITS));
    }

    @Test
    void saysThatARedirectIsNoAddress() {
        redirect("/away", "http://[not an address");

        failed(() -> outbound.get(uri("/away"), LIMITS)).withMessageContaining("no address");
    }

    @Test
    void refusesMoreBytesThanAllowed() {
        answer("/long", exchange -> send(exchange, 200, new byte[100_001]));
        answer("/chunked", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            endlessly(exchange);
        });
        answer("/fits", exchange -> send(exchange, 200, new byte[100_000]));

        failed(() -> outbound.get(uri("/long"), LIMITS)).withMessageContaining("more than 100000 bytes");
        failed(() -> outbound.get(uri("/chunked"), LIMITS)).withMessageContaining("more than 100000 bytes");
        assertThat(outbound.get(uri("/fits"), LIMITS).body()).hasSize(100_000);
    }

    @Test
    void unpacksGzipWithinTheSameLimit() throws IOException {
        byte[] bomb = gzip(new byte[10_000_000]);
        assertThat(bomb.length).isLessThan(20_000);
        answer("/bomb", exchange -> packed(exchange, "gzip", bomb));
        answer("/small", exchange -> packed(exchange, "gzip", gzip("text".getBytes(StandardCharsets.UTF_8))));
        answer("/twice", exchange -> packed(exchange, "gzip, gzip", gzip(bomb)));
        answer("/broken", exchange -> packed(exchange, "gzip", new byte[] {1, 2, 3}));

        failed(() -> outbound.get(uri("/bomb"), LIMITS)).withMessageContaining("more than 100000 bytes");
        assertThat(outbound.get(uri("/small"), LIMITS).body()).isEqualTo("text".getBytes(StandardCharsets.UTF_8));
        failed(() -> outbound.get(uri("/twice"), LIMITS)).withMessageContaining("\"gzip, gzip\"");
        failed(() -> outbound.get(uri("/broken"), LIMITS)).withMessageContaining("could not be read");
    }

    @Test
    void endsAnAnswerThatDripsAtTheDeadline() {
        Outbound.Limits hurried = new Outbound.Limits(100_000, Duration.ofSeconds(1), 3);
        answer("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            for (int i = 0; i < 600; i++) {
                out.write('a');
                out.flush();
                pause();
            }
        });
        answer("/silent", exchange -> {
            for (int i = 0; i < 600; i++) {
                pause();
            }
        });

        failed(() -> outbound.get(uri("/drip"), hurried)).withMessageContaining("within 1 seconds");
        failed(() -> outbound.get(uri("/silent"), hurried)).withMessageContaining("within 1 seconds");
    }

    @Test
    void saysThatThereIsNoSuchHostAndThatNobodyListens() {
        failed(() -> outbound.get(URI.create("https://gone.test/"), LIMITS))
                .withMessage("There is no host gone.test. Check the address.");
        failed(() -> outbound.require(URI.create("https://gone.test/"))).withMessageContaining("no host gone.test");
        URI deserted = uri("/");
        server.stop(0);
        failed(() -> outbound.get(deserted, LIMITS)).withMessageContaining("docs.test could not be read");
    }

    private Outbound outbound(GuardedResolver.Lookup lookup) {
        return new Outbound(PrivateHosts.of("docs.test:" + server.getAddress().getPort()), lookup);
    }

    private URI uri(String path) {
        return URI.create("http://docs.test:" + server.getAddress().getPort() + path);
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private void answer(String path, Answer answer) {
        server.createContext(path, exchange -> {
            try (exchange) {
                answer.to(exchange);
            }
        });
    }

    private void redirect(String path, String location) {
        answer(path, exchange -> {
            exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(302, 0);
            endlessly(exchange);
        });
    }

    private static void packed(HttpExchange exchange, String encoding, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Encoding", encoding);
        send(exchange, 200, body);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Until the other side hangs up. */
    private static void endlessly(HttpExchange exchange) throws IOException {
        byte[] some = new byte[8_192];
        while (true) {
            exchange.getResponseBody().write(some);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static InetAddress at(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }

    private static ThrowableAssertAlternative<Problem> refused(ThrowingCallable call) {
        return problem(PlatformProblem.OUTBOUND_REFUSED, call);
    }

    private static ThrowableAssertAlternative<Problem> failed(ThrowingCallable call) {
        return problem(PlatformProblem.OUTBOUND_FAILED, call);
    }

    private static ThrowableAssertAlternative<Problem> problem(ProblemType type, ThrowingCallable call) {
        return assertThatExceptionOfType(Problem.class)
                .isThrownBy(call)
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
