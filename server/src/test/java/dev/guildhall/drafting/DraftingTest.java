package dev.guildhall.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.guildhall.packages.Finding;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Outbound;
import dev.guildhall.platform.OutboundSettings;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemType;
import dev.guildhall.registry.DraftFiles;
import dev.guildhall.registry.Listing;
import dev.guildhall.registry.PublishRequest;
import dev.guildhall.registry.PublishedVersion;
import dev.guildhall.registry.Publishing;
import dev.guildhall.registry.SkillQuery;
import dev.guildhall.registry.Uploads;
import dev.guildhall.wired.Wired;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a source to a draft that can be published, against a server on this machine that the operator excepted. */
class DraftingTest {
    private final Uploads uploads = Wired.bean(Uploads.class);
    private final DraftFiles files = Wired.bean(DraftFiles.class);
    private final Actor author = Author.any();
    private HttpServer server;
    private Drafting drafting;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        drafting = new Drafting(
                new Outbound(
                        new OutboundSettings("localhost:" + server.getAddress().getPort())),
                uploads,
                files,
                new DraftingSettings(200_000, 20));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "guide.html, text/html, configure-the-mill",
        "petshop-3.0.yaml, application/yaml, pet-shop",
        "weather-3.1.json, application/json, weather"
    })
    void makesADraftThatCanBePublishedAsItIs(String file, String type, String name) throws IOException {
        answer("/" + file, 200, type, Given.file(file));

        Drafted drafted = drafting.fromAddress(author, url("/" + file + "#part"), Optional.of("mill"));

        assertThat(drafted.name()).isEqualTo(name);
        assertThat(drafted.page()).isEqualTo("/publish/" + drafted.draft() + "/edit");
        assertThat(drafted.files().subList(0, 2))
                .extracting(DraftFiles.DraftFile::path)
                .containsExactly("SKILL.md", "skill.yaml");
        assertThat(text(drafted, "SKILL.md")).contains("drafted-from: " + url("/" + file) + "\n");
        Publishing.Outcome outcome = dryRun(drafted);
        assertThat(outcome.version().name()).isEqualTo(name);
        assertThat(outcome.version().version()).isEqualTo("0.1.0");
        assertThat(outcome.version().findings())
                .filteredOn(finding -> finding.severity() != Finding.Severity.INFO)
                .isEmpty();
    }

    @Test
    void takesAFileAndPublishesNothing() throws IOException {
        Drafted drafted = drafting.fromFile(
                author,
                "guide.html",
                Optional.empty(),
                new ByteArrayInputStream(Given.file("guide.html")),
                Optional.empty());

        assertThat(text(drafted, "references/source.md")).contains("the file `guide.html`");
        assertThat(Listing.of(author, SkillQuery.all(), PageRequest.first(10)).items())
                .isEmpty();
    }

    @Test
    void editsTheFilesOfADraft() throws IOException {
        Drafted drafted = drafting.fromFile(
                author,
                "guide.html",
                Optional.empty(),
                new ByteArrayInputStream(Given.file("guide.html")),
                Optional.of("mill"));
        String draft = drafted.draft();

        files.write(
                author,
                draft,
                "SKILL.md",
                text(drafted, "SKILL.md").replace("name: configure-the-mill", "name: mill-guide"));
        files.write(
                author,
                draft,
                "skill.yaml",
                "schema: guildhall/v1\r\npackage: '@mill/mill-guide'\r\nversion: 1.2.0\r\n");
        files.write(author, draft, "scripts/new.sh", "true\n");
        files.remove(author, draft, "references/source.md");

        assertThat(files.list(author, draft))
                .extracting(DraftFiles.DraftFile::path)
                .containsExactly("SKILL.md", "skill.yaml", "references/configure-the-mill.md", "scripts/new.sh");
        assertThat(files.read(author, draft, "skill.yaml").text())
                .contains("schema: guildhall/v1\npackage: '@mill/mill-guide'\nversion: 1.2.0\n");
        assertThat(dryRun(drafted).version())
                .extracting(PublishedVersion::name, PublishedVersion::version)
                .containsExactly("mill-guide", "1.2.0");
    }

    @Test
    void refusesWhatGivesNoDraft() {
        answer("/gone", 404, "text/html", new byte[0]);
        answer("/long", 200, "text/html", new byte[200_001]);
        answer("/pdf", 200, "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII));

        problem(PlatformProblem.OUTBOUND_FAILED, url("/gone"), "answered with status 404");
        problem(PlatformProblem.OUTBOUND_FAILED, url("/long"), "more than 200000 bytes");
        problem(DraftingProblem.SOURCE_UNREADABLE, url("/pdf"), "neither a web page");
        problem(DraftingProblem.SOURCE_MISSING, "  ", "Give the address");
        problem(DraftingProblem.SOURCE_MISSING, "https://exa mple/", "is no address");
        problem(PlatformProblem.OUTBOUND_REFUSED, "http://169.254.169.254/latest/meta-data", "not encrypted");
        problem(PlatformProblem.OUTBOUND_REFUSED, "https://localhost/", "not a host of the public internet");
        problem(PlatformProblem.OUTBOUND_REFUSED, "file:///etc/passwd", "no web address");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> drafting.fromFile(
                        author,
                        "a.html",
                        Optional.empty(),
                        new ByteArrayInputStream(new byte[200_001]),
                        Optional.empty()))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(PlatformProblem.TOO_LARGE));
    }

    private void problem(ProblemType type, String address, String message) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> drafting.fromAddress(author, address, Optional.empty()))
                .withMessageContaining(message)
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(type));
    }

    private String text(Drafted drafted, String path) throws IOException {
        return files.read(author, drafted.draft(), path).text().orElseThrow();
    }

    private Publishing.Outcome dryRun(Drafted drafted) throws IOException {
        return Wired.bean(Publishing.class)
                .publish(
                        author,
                        new PublishRequest(
                                uploads.kept(author, drafted.draft()),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                true));
    }

    private String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private void answer(String path, int status, String type, byte[] body) {
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().add("Content-Type", type);
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
    }
}
