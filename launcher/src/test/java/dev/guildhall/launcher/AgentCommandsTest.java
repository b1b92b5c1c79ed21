package dev.guildhall.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guildhall.plan.PlanArchive;
import dev.guildhall.plan.PlanJson;
import dev.guildhall.plan.PlannedAgent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about agents against a server that speaks the API's shapes. */
class AgentCommandsTest {
    private static final String ARCHIVE = "GET /api/v1/agents/reviewer/harnesses/opencode/archive?stage=current";
    private static final String RECEIPT = "PUT /api/v1/agents/reviewer/harnesses/opencode/receipt";

    @TempDir
    private Path workspace;

    @TempDir
    private Path home;

    private FakeServer server;
    private Terminal terminal;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        terminal = new Terminal();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void installsAndSaysWhatItDidAndWhatIsNeeded() throws Exception {
        installed();
    }

    private void installed() throws Exception {
        serve(SamplePlan.of(1, "Use it.\n"), Map.of());
        server.on(RECEIPT, 200, "{\"state\":\"in-step\",\"changes\":[]}");
        Files.writeString(workspace.resolve("opencode.json"), "{\"model\": \"mine\"}");
        assertThat(install()).isZero();
        assertThat(terminal.said())
                .isEqualTo("""
                reviewer version 1 for opencode in WORKSPACE
                  written     .opencode/skills/pdf/SKILL.md
                  merged      opencode.json  (replaces /model, which was set already)
                Environment it needs:
                  DOCS_TOKEN               credential of @acme/pdf for docs.acme  (not set here)
                Start it with:
                  A="${DOCS_TOKEN}" B="\\$(x) \\"y\\"" opencode run 'two words'
                Not as in other harnesses:
                  lost      When to use of @acme/pdf: It has no field for it.
                """.replace("WORKSPACE", workspace.toRealPath().toString()));
        assertThat(Files.readString(workspace.resolve("opencode.json"))).isEqualTo("{\"model\": \"ours\"}");
        String receipt = server.asked().getLast();
        assertThat(receipt)
                .startsWith(RECEIPT + " {\"place\":\"")
                .contains("\"planDigest\":\"" + PlanJson.digest(SamplePlan.of(1, "Use it.\n")) + "\"")
                .endsWith("\"patches\":[{\"path\":\"opencode.json\",\"pointer\":\"/model\",\"inPlace\":true}]}");
        assertThat(receipt + terminal.said() + terminal.complained()).doesNotContain("gh_secret");
    }

    @Test
    void removesWithoutAServer() throws Exception {
        installed();
        server.close();
        terminal = new Terminal();
        assertThat(new UninstallCommand(Map.of(), terminal.console()).run(words("reviewer", "--harness", "opencode")))
                .isZero();
        assertThat(terminal.said())
                .isEqualTo("""
                reviewer for opencode in WORKSPACE is removed
                  removed     .opencode/skills/pdf/SKILL.md
                  restored    opencode.json
                """.replace("WORKSPACE", workspace.toRealPath().toString()));
        assertThat(Files.readString(workspace.resolve("opencode.json"))).isEqualTo("{\"model\": \"mine\"}");
        assertThat(workspace).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void removesByAnotherWordAndTellsTheServer() throws Exception {
        installed();
        String place = place();
        String told = "DELETE /api/v1/agents/reviewer/harnesses/opencode/receipt?place=" + ServerAccess.part(place);
        server.on(
                        "GET /api/v1/harnesses",
                        200,
                        "{\"items\":[{\"harness\":\"codex\",\"aliases\":[]},{\"harness\":\"opencode\",\"aliases\":[\"sst\"]}]}")
                .on(told, 204, "");
        assertThat(uninstall("sst", "--dry-run")).isZero();
        assertThat(server.asked().getLast()).isEqualTo("GET /api/v1/harnesses");
        assertThatExceptionOfType(LauncherProblem.class)
                .isThrownBy(() -> uninstall("codex"))
                .withMessage(
                        "%s has no receipt of reviewer in codex, so there is nothing to remove. Installed there: reviewer --harness opencode."
                                .formatted(workspace.toRealPath()));
        assertThat(uninstall("sst")).isZero();
        assertThat(server.asked().getLast()).isEqualTo(told);
        assertThat(terminal.complained()).isEmpty();
        assertThat(workspace.resolve(".opencode")).doesNotExist();
    }

    @Test
    void isRemovedAlsoWhenTheServerDoesNotHearOfIt() throws Exception {
        installed();
        String told = "DELETE /api/v1/agents/reviewer/harnesses/opencode/receipt?place=" + ServerAccess.part(place());
        server.on(told, 503, "{\"title\":\"Not now\"}");
        assertThat(uninstall("opencode")).isZero();
        assertThat(terminal.complained())
                .isEqualTo("guildhall: removed, but the server still lists it as installed here: Not now (503)\n");
        assertThat(install()).isZero();
        terminal = new Terminal();
        server.on(told, 422, "{\"title\":\"The receipt cannot be read\"}");
        assertThat(uninstall("opencode")).isZero();
        assertThat(terminal.complained()).isEmpty();
        assertThat(install()).isZero();
        server.close();
        assertThat(uninstall("opencode")).isZero();
        assertThat(terminal.complained()).contains("still lists it as installed here: nobody answers at http://");
        assertThat(workspace.resolve(".opencode")).doesNotExist();
    }

    /** As the receipt named it. */
    private String place() {
        String receipt = server.asked().getLast();
        String start = RECEIPT + " {\"place\":\"";
        return receipt.substring(start.length(), receipt.indexOf('"', start.length()));
    }

    private int uninstall(String harness, String... more) throws IOException, InterruptedException {
        List<String> given = new ArrayList<>(List.of("reviewer", "--harness", harness));
        given.addAll(List.of(more));
        return new UninstallCommand(server.environment(), terminal.console()).run(words(given.toArray(String[]::new)));
    }

    @Test
    void writesNothingWhenTheServerRefusesOrSendsOtherBytes() throws Exception {
        server.on(
                ARCHIVE,
                409,
                "{\"title\":\"The agent has a version that may not be used\",\"detail\":\"@acme/pdf 1.0.0 was yanked. Upgrade it.\"}");
        assertThatExceptionOfType(LauncherProblem.class)
                .isThrownBy(this::install)
                .withMessage(
                        "The agent has a version that may not be used (409): @acme/pdf 1.0.0 was yanked. Upgrade it.");
        byte[] other = Base64.getDecoder().decode("aGVsbG8=");
        serve(
                SamplePlan.of(1, "x"),
                Map.of("Digest", "sha-256=" + Base64.getEncoder().encodeToString(other)));
        assertThatExceptionOfType(LauncherProblem.class)
                .isThrownBy(this::install)
                .withMessageContaining("Digest");
        assertThat(workspace).isEmptyDirectory();
    }

    @Test
    void staysInstalledWhenTheServerTakesNoReceipt() throws Exception {
        serve(SamplePlan.of(1, "x"), Map.of());
        server.on(RECEIPT, 503, "{\"title\":\"Not now\"}");
        assertThat(install()).isZero();
        assertThat(terminal.complained())
                .isEqualTo("guildhall: installed, but the server took no receipt: Not now (503)\n");
        assertThat(workspace.resolve(".opencode/skills/pdf/SKILL.md")).exists();
    }

    @Test
    void findsDrift() throws Exception {
        serve(SamplePlan.of(1, "x"), Map.of());
        server.on(RECEIPT, 200, "{\"state\":\"in-step\"}");
        installed();
        terminal = new Terminal();
        assertThat(drift()).isZero();
        Files.writeString(workspace.resolve(".opencode/skills/pdf/SKILL.md"), "y");
        Files.delete(workspace.resolve("opencode.json"));
        server.on(RECEIPT, 200, "{\"state\":\"behind\"}");
        assertThat(drift()).isEqualTo(3);
        assertThat(terminal.said()).isEqualTo("""
                reviewer version 1 for opencode: as it was written
                reviewer version 1 for opencode: changed since it was written
                  changed     .opencode/skills/pdf/SKILL.md
                  changed     opencode.json /model
                reviewer for opencode: the server has a newer plan; ./guildhall install reviewer --harness opencode
                """);
    }

    @Test
    void upgradesAndInstallsAgain() throws Exception {
        serve(SamplePlan.of(1, "old"), Map.of());
        server.on(RECEIPT, 200, "{\"state\":\"in-step\"}");
        installed();
        terminal = new Terminal();
        String answer = """
                {"agent":"reviewer","applied":true,"stage":"current","changes":[{"id":"@acme/pdf","from":"1.0.0","to":"1.1.0",
                "why":"yanked","wider":["run pdftotext"],"narrower":["reach old.acme"],"tokensFrom":{"catalog":10,"body":200},
                "tokensTo":{"catalog":12,"body":180}}],"unchanged":[],"problems":["@acme/x: needs ^2 of @acme/y"]}""";
        server.on("POST /api/v1/agents/reviewer/upgrade?dryRun=true", 200, answer);
        server.on("POST /api/v1/agents/reviewer/upgrade?dryRun=false", 200, answer);
        serve(SamplePlan.of(2, "new"), Map.of());
        assertThat(upgrade("reviewer", "--dry-run", "--skill", "@acme/pdf=1.1.0"))
                .isZero();
        assertThat(server.asked().getLast())
                .isEqualTo("POST /api/v1/agents/reviewer/upgrade?dryRun=true"
                        + " {\"skills\":[\"@acme/pdf\"],\"to\":{\"@acme/pdf\":\"1.1.0\"},\"stage\":false}");
        assertThat(terminal.said()).isEqualTo("""
                reviewer would be upgraded (dry run)
                  skill      from   to     why     tokens (entry + body)
                  @acme/pdf  1.0.0  1.1.0  yanked  10 + 200 → 12 + 180
                    + may now: run pdftotext
                    - no longer: reach old.acme
                  stays: @acme/x: needs ^2 of @acme/y
                """);
        assertThat(upgrade("reviewer")).isZero();
        assertThat(Files.readString(workspace.resolve(".opencode/skills/pdf/SKILL.md")))
                .isEqualTo("new");
    }

    @Test
    void appliesEveryFileAndSaysWhatBecameOfIt() throws Exception {
        Path wrapped = Files.writeString(workspace.resolve("a.yaml"), "agent:\n  name: one\n");
        Path bad = Files.writeString(workspace.resolve("b.yaml"), "name: two\nmodle: x\n");
        server.on("PUT /api/v1/agents/one", 201, "{\"name\":\"one\",\"version\":1}");
        server.on("PUT /api/v1/agents/two", 422, """
                {"title":"The definition breaks the rules","findings":[{"code":"unknown-field","severity":"ERROR",
                "file":"agent.yaml","line":2,"message":"modle is unknown.","fix":"Did you mean model?"}]}""");
        ApplyCommand apply = new ApplyCommand(server.environment(), terminal.console());
        assertThat(apply.run(List.of("-f", bad.toString(), "-f", wrapped.toString())))
                .isEqualTo(1);
        assertThat(terminal.complained()).isEqualTo("""
                guildhall: FILE: The definition breaks the rules (422)
                  error   agent.yaml:2  modle is unknown.  [unknown-field]
                          → Did you mean model?
                """.replace("FILE", bad.toString()));
        server.on("GET /api/v1/agents/one", 200, "{\"version\":1}");
        server.on("PUT /api/v1/agents/one", 200, "{\"version\":1}");
        assertThat(apply.run(List.of("-f", wrapped.toString()))).isZero();
        server.on("PUT /api/v1/agents/one", 200, "{\"version\":2}");
        assertThat(apply.run(List.of("-f", wrapped.toString()))).isZero();
        assertThat(terminal.said())
                .isEqualTo("one created, version 1\none unchanged, version 1\none changed to version 2\n");
    }

    @Test
    void namesWhatItDoesNotUnderstand() {
        assertThatExceptionOfType(UsageProblem.class)
                .isThrownBy(() -> upgrade("reviewer", "--skill", "pdf"))
                .withMessageContaining("\"pdf\"");
        assertThatExceptionOfType(UsageProblem.class)
                .isThrownBy(() -> new InstallCommand(server.environment(), terminal.console()).run(words("reviewer")))
                .withMessageContaining("install needs --harness");
        assertThatExceptionOfType(UsageProblem.class)
                .isThrownBy(() -> new InstallCommand(server.environment(), terminal.console())
                        .run(words("reviewer", "--harnes", "x")))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(2));
    }

    private int install() throws IOException, InterruptedException {
        return new InstallCommand(server.environment(), terminal.console())
                .run(words("reviewer", "--harness", "opencode"));
    }

    private int drift() throws IOException, InterruptedException {
        return new DriftCommand(server.environment(), terminal.console()).run(words());
    }

    private int upgrade(String... given) throws IOException, InterruptedException {
        return new UpgradeCommand(server.environment(), terminal.console()).run(words(given));
    }

    private List<String> words(String... given) {
        List<String> words = new ArrayList<>(List.of(given));
        words.addAll(List.of("--into", workspace.toString(), "--home", home.toString()));
        return words;
    }

    private void serve(PlannedAgent planned, Map<String, String> headers) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PlanArchive.write(planned, sha256 -> new ByteArrayInputStream(new byte[0]), out);
        server.on(ARCHIVE, 200, out.toByteArray(), headers);
    }
}
