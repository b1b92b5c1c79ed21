package dev.guildhall.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.guildhall.skill.Compatibility;
import dev.guildhall.skill.CredentialNeed;
import dev.guildhall.skill.DependencyRange;
import dev.guildhall.skill.Invocation;
import dev.guildhall.skill.McpServerNeed;
import dev.guildhall.skill.Requirements;
import dev.guildhall.skill.SkillManifest;
import dev.guildhall.skill.SkillPermissions;
import dev.guildhall.skill.SourceRepository;
import dev.guildhall.skill.ToolPolicy;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkillYamlReaderTest {
    static final String EVERYTHING = """
            schema: guildhall/v1
            package: "@acme/pdf-tools"
            version: 1.4.0
            displayName: PDF tools
            summary: Extract, merge and fill PDF files.
            keywords: [pdf, forms]
            category: documents
            license: Apache-2.0
            repository: {url: "https://git.acme.example/skills", commit: 1f3c2ab, path: pdf-tools}
            invocation: {model: false, user: true, argumentHint: "[file]", paths: ["**/*.pdf"], whenToUse: For PDF files}
            tools: {preapproved: ["Read", "Bash(pdftotext:*)"], denied: [Write]}
            mcpServers:
              - name: docs
                transport: http
                url: "https://docs.acme.example/mcp"
                headers: {Authorization: "Bearer ${credential:docs_token}"}
                tools: [search]
              - {name: local, transport: stdio, command: [npx, local-mcp]}
            credentials:
              - {id: docs_token, env: DOCS_TOKEN, hosts: [docs.acme.example], required: false, description: Reads the docs}
            permissions: {network: [docs.acme.example], files: {read: ["."], write: ["out/"]}, run: [pdftotext]}
            requires: {bins: [pdftotext], os: [linux, darwin], runtimes: {python: ">=3.11"}}
            dependencies: {"@acme/base": "^2.0", "@other/fonts": 1.x}
            compatibility: {harnesses: {claude-code: ">=2.1"}, capabilities: [shell, filesystem]}
            overrides: {openclaw: {emoji: "📄", weight: 3, ratio: 0.5, on: [true, x]}}
            evals: {cases: evals/}
            """;

    private final PackageReader reader = new PackageReader();

    private List<Finding> findings(String more) throws IOException {
        return reader.read(GivenFiles.yaml("schema: guildhall/v1\n" + more)).findings();
    }

    private List<String> codes(String more) throws IOException {
        return findings(more).stream().map(Finding::code).toList();
    }

    static SkillManifest everything() {
        return new SkillManifest(
                Optional.of("acme"),
                "pdf-tools",
                Optional.of("1.4.0"),
                "Works with PDF files.",
                Optional.of("Apache-2.0"),
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.of("PDF tools"),
                Optional.of("Extract, merge and fill PDF files."),
                List.of("pdf", "forms"),
                Optional.of("documents"),
                Optional.of(new SourceRepository(
                        "https://git.acme.example/skills", Optional.of("1f3c2ab"), Optional.of("pdf-tools"))),
                new Invocation(false, true, Optional.of("[file]"), List.of("**/*.pdf"), Optional.of("For PDF files")),
                new ToolPolicy(List.of("Read", "Bash(pdftotext:*)"), List.of("Write")),
                List.of(
                        new McpServerNeed(
                                "docs",
                                "http",
                                Optional.of("https://docs.acme.example/mcp"),
                                List.of(),
                                Map.of("Authorization", "Bearer ${credential:docs_token}"),
                                List.of("search")),
                        new McpServerNeed(
                                "local", "stdio", Optional.empty(), List.of("npx", "local-mcp"), Map.of(), List.of())),
                List.of(new CredentialNeed(
                        "docs_token",
                        Optional.of("DOCS_TOKEN"),
                        List.of("docs.acme.example"),
                        false,
                        Optional.of("Reads the docs"))),
                new SkillPermissions(List.of("docs.acme.example"), List.of("."), List.of("out/"), List.of("pdftotext")),
                new Requirements(List.of("pdftotext"), List.of("linux", "darwin"), Map.of("python", ">=3.11")),
                List.of(new DependencyRange("acme", "base", "^2.0"), new DependencyRange("other", "fonts", "1.x")),
                new Compatibility(Map.of("claude-code", ">=2.1"), List.of("shell", "filesystem")),
                Map.of(
                        "openclaw",
                        Map.of("emoji", "📄", "weight", 3L, "ratio", new BigDecimal("0.5"), "on", List.of(true, "x"))),
                Optional.of("evals/"));
    }

    @Test
    void readsEveryKey() throws IOException {
        ReadPackage read = reader.read(GivenFiles.yaml(EVERYTHING).with("evals/one.yaml", "x"));
        assertThat(read.findings()).isEmpty();
        assertThat(read.manifest()).contains(everything());
    }

    @ParameterizedTest
    @CsvSource({
        "licence: MIT, `licence`, `license`",
        "dependancies: {}, `dependancies`, `dependencies`",
        "'repository: {url: \"https://a.example\", branch: main}', `repository.branch`, `repository.path`",
        "'invocation: {modle: true}', `invocation.modle`, `invocation.model`",
        "'permissions: {files: {reed: []}}', `permissions.files.reed`, `permissions.files.read`",
        "'credentials: [{id: a, hots: []}]', `credentials[0].hots`, `credentials[0].hosts`"
    })
    void namesTheNearestKeyAtEveryLevel(String yaml, String unknown, String nearest) throws IOException {
        assertThat(findings(yaml))
                .extracting(Finding::code, Finding::file, Finding::line, Finding::message, Finding::fix)
                .containsExactly(tuple(
                        "unknown-field",
                        Optional.of("skill.yaml"),
                        Optional.of(2),
                        unknown + " is not a known key.",
                        "Did you mean " + nearest + "?"));
    }

    @Test
    void packageMustAgreeWithTheName() throws IOException {
        assertThat(codes("package: \"@acme/pdf-tool\"")).containsExactly("package-name-mismatch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme/pdf-tools", "@Acme/pdf-tools", "@acme", "@acme/pdf/tools", "pdf-tools"})
    void refusesOtherPackageNames(String name) throws IOException {
        assertThat(codes("package: \"" + name + "\"")).containsExactly("package-format");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.0", "1", "v1.0.0", "1.0.0+build", "01.0.0", "1.0.0-01", "latest", "1.0.0.0", "9999999999.0.0"
            })
    void refusesWhatIsNotASemanticVersion(String version) throws IOException {
        assertThat(codes("version: " + version)).containsExactly("version-format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0", "1.4.0", "1.0.0-rc.1", "1.0.0-x-y-z.0a"})
    void acceptsSemanticVersions(String version) throws IOException {
        assertThat(codes("version: " + version)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "foo", "^", ">=1.2,<2", "[1,2)", "1.0.0.0", "^1 ||", "git+https://x"})
    void refusesUnreadableRanges(String range) throws IOException {
        assertThat(codes("dependencies: {\"@acme/base\": \"" + range + "\"}")).containsExactly("range-format");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "1",
                "1.x",
                "^1.2",
                "~1.4",
                ">=1.2 <2",
                "<= 2",
                "1.2.3 - 2",
                "^1 || ^2",
                "=1.0.0",
                "^1.0.0-rc.1"
            })
    void acceptsRangesAsNpmWritesThem(String range) throws IOException {
        assertThat(codes("dependencies: {\"@acme/base\": \"" + range + "\"}")).isEmpty();
    }

    @Test
    void refusesToDependOnItself() throws IOException {
        assertThat(codes("package: \"@acme/pdf-tools\"\ndependencies: {\"@acme/pdf-tools\": \"^1\"}"))
                .containsExactly("self-dependency");
    }

    @Test
    void credentialsThatHeadersNameMustBeDeclared() throws IOException {
        List<Finding> findings = findings("""
                credentials: [{id: docs_token}]
                mcpServers:
                  - name: docs
                    transport: http
                    url: https://docs.acme.example/mcp
                    headers: {X-Api-Key: "${credential:docs_tokn}", X-Env: "${HOME}"}
                """);
        assertThat(findings)
                .extracting(Finding::code, Finding::line, Finding::fix)
                .containsExactly(
                        tuple("undeclared-credential", Optional.of(7), "Did you mean `${credential:docs_token}`?"),
                        tuple("undeclared-credential", Optional.of(7), "Did you mean `${credential:docs_token}`?"));
    }

    @Test
    void takesTheSkillsFolderInACommandAndNowhereElse() throws IOException {
        String server = """
                mcpServers:
                  - {name: docs, transport: stdio, command: [node, scripts/server.mjs, "--root=${skill}/assets"]}
                """;
        assertThat(codes(server)).isEmpty();
        assertThat(codes(server.replace("${skill}", "${workspace}"))).containsExactly("undeclared-credential");
        assertThat(codes("""
                mcpServers:
                  - {name: docs, transport: http, url: "https://a.example/mcp", headers: {X-Root: "${skill}"}}
                """)).containsExactly("undeclared-credential");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Authorization: Bearer abc123", "X-Api-Key: hunter2", "Cookie: session=1", "x-auth-token: q7w8e9"
            })
    void refusesLiteralSecretsInHeadersWithoutRepeatingThem(String header) throws IOException {
        List<Finding> findings = findings("""
                mcpServers:
                  - {name: docs, transport: http, url: "https://a.example", headers: {%s}}
                """.formatted(header));
        assertThat(findings).extracting(Finding::code).containsExactly("literal-secret");
        String secret = header.substring(header.indexOf(": ") + 2).replace("Bearer ", "");
        assertThat(findings.toString()).doesNotContain(secret);
    }

    @Test
    void refusesWellKnownSecretsAnywhere() throws IOException {
        String secret = "ghp_" + "a1B2".repeat(9);
        assertThat(codes("overrides: {codex: {deep: [\"" + secret + "\"]}}")).containsExactly("literal-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://docs.acme", "docs.acme/path", "a b", "-x.example", "user@host", ""})
    void refusesWhatIsNotAHost(String host) throws IOException {
        String code = host.isEmpty() ? "missing-field" : "host-format";
        assertThat(codes("permissions: {network: [\"" + host + "\"]}")).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs.acme", "*.acme.example", "localhost:8080", "10.0.0.1", "[::1]:80"})
    void acceptsHosts(String host) throws IOException {
        assertThat(codes("permissions: {network: [\"" + host + "\"]}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc", "../x", "a/../../b", "C:\\\\x", "~/x", "a\\\\b"})
    void refusesPathsThatLeaveTheFolder(String path) throws IOException {
        assertThat(codes("permissions: {files: {write: [\"" + path + "\"]}}")).containsExactly("relative-path");
        assertThat(codes("repository: {url: \"https://a.example\", path: \"" + path + "\"}"))
                .containsExactly("relative-path");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://a.example", "https://user:pw@a.example", "a.example", "https:///x", "file:///etc/passwd"})
    void refusesOtherUrls(String url) throws IOException {
        assertThat(codes("repository: {url: \"" + url + "\"}")).containsExactly("url-format");
    }

    @Test
    void plainHttpToAnotherMachineIsAWarning() throws IOException {
        assertThat(codes("repository: {url: \"http://a.example\"}")).containsExactly("insecure-url");
        assertThat(codes("repository: {url: \"http://localhost:3000/x\"}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'{name: a, transport: http}', missing-field",
        "'{name: a, transport: stdio}', missing-field",
        "'{name: a, transport: stdio, command: [x], url: \"https://a.example\"}', value-format",
        "'{name: a, transport: htpp, url: \"https://a.example\"}', unknown-value",
        "'{name: a, url: \"https://a.example\"}', missing-field",
        "'{transport: stdio, command: [x]}', missing-field",
        "'{name: \"a b\", transport: stdio, command: [x]}', value-format"
    })
    void refusesHalfMcpServers(String server, String code) throws IOException {
        assertThat(codes("mcpServers: [" + server + "]")).containsExactly(code);
    }

    @Test
    void idsStandOnce() throws IOException {
        assertThat(codes("credentials: [{id: a}, {id: a}]")).containsExactly("duplicate-value");
        assertThat(codes("keywords: [a, a]")).containsExactly("duplicate-value");
    }

    @ParameterizedTest
    @CsvSource({
        "keywords: pdf, wrong-type",
        "keywords: [2024], wrong-type",
        "displayName: [a], wrong-type",
        "displayName: 12, wrong-type",
        "'invocation: {model: \"yes\"}', wrong-type",
        "invocation: true, wrong-type",
        "mcpServers: {a: b}, wrong-type",
        "mcpServers: [a], wrong-type",
        "summary:, missing-field",
        "category: Data Science, value-format",
        "'requires: {os: [linus]}', unknown-value",
        "'requires: {runtimes: {python: newest}}', range-format",
        "'requires: {bins: [\"a b\"]}', value-format",
        "'credentials: [{id: a, env: 1A}]', value-format",
        "overrides: {codex: x}, wrong-type",
        "'overrides: {codex: {a: .inf}}', value-format",
        "'overrides: {codex: {a: 1e999999999}}', value-format",
        "'overrides: {codex: {a: }}', missing-field",
        "'evals: {cases: nowhere}', evals-missing",
        "'repository: {commit: abc1234}', missing-field",
        "'repository: {url: \"https://a.example\", commit: main}', value-format",
        "'displayName: \"a\\x07b\"', control-character"
    })
    void refusesWrongValues(String yaml, String code) throws IOException {
        assertThat(codes(yaml)).containsExactly(code);
    }

    @Test
    void boundsTextsAndLists() throws IOException {
        assertThat(codes("summary: " + "x".repeat(201))).containsExactly("too-long");
        assertThat(codes("summary: " + "x".repeat(200))).isEmpty();
        assertThat(codes("keywords: [" + "a,".repeat(20) + "a]")).contains("too-many");
    }

    @Test
    void schemaIsRequiredAndKnown() throws IOException {
        assertThat(reader.read(GivenFiles.yaml("version: 1.0.0\n")).findings())
                .extracting(Finding::code, Finding::message)
                .containsExactly(tuple("missing-field", "`schema` is missing."));
        assertThat(reader.read(GivenFiles.yaml("schema: guildhall/v2\n")).findings())
                .extracting(Finding::code)
                .containsExactly("unknown-schema");
    }

    @Test
    void anUnreadableSkillYamlLeavesNoManifest() throws IOException {
        ReadPackage read = reader.read(GivenFiles.yaml("a: [\n"));
        assertThat(read.manifest()).isEmpty();
        assertThat(read.findings()).extracting(Finding::code).containsExactly("yaml-invalid");
    }

    @Test
    void differentLicencesAreAWarningAndSkillYamlCounts() throws IOException {
        ReadPackage read = reader.read(GivenFiles.skill("---\nname: a\ndescription: b\nlicense: MIT\n---\nBody\n")
                .with("skill.yaml", "schema: guildhall/v1\nlicense: Apache-2.0\n"));
        assertThat(read.findings()).extracting(Finding::code).containsExactly("license-differs");
        assertThat(read.manifest().flatMap(SkillManifest::license)).contains("Apache-2.0");
    }
}
