package dev.guildhall.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.agents.AgentDefinition.Block;
import dev.guildhall.agents.AgentDefinition.CredentialUse;
import dev.guildhall.agents.AgentDefinition.Limits;
import dev.guildhall.agents.AgentDefinition.McpServerUse;
import dev.guildhall.agents.AgentDefinition.Memory;
import dev.guildhall.agents.AgentDefinition.Rule;
import dev.guildhall.agents.AgentDefinition.Schedule;
import dev.guildhall.agents.AgentDefinition.Tools;
import dev.guildhall.packages.Finding;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code agent.yaml} is read strictly, and what people already write is understood. */
class AgentReaderTest {
    static final HarnessWords HARNESSES = new HarnessWords(
            Map.of("claude-code", List.of("claude-agent-sdk"), "opencode", List.of(), "codex", List.of("codex-cli")));

    private static final String WHOLE = """
            name: code-reviewer
            team: platform
            description: Reviews pull requests.
            harness: inline
            runtime: {prefer: cheapest}
            model: fast-chat
            instructions: |
              You review pull requests.
            skills: {"@acme/code-reviewer": "^1.2"}
            tools:
              allow: [sandbox_execute, "github:*"]
              rules:
                - tool: "github:merge_pull_request"
                  decide: ask
                  because: merging is a human decision
                - tool: sandbox_execute
                  when: 'args.command.startsWith("git push")'
                  decide: deny
                  because: the reviewer never pushes
                  match: [{command: "git push origin main"}]
                  noMatch: [{command: "git status"}]
            mcpServers: [github]
            memory:
              type: session_persistent
              blocks:
                - {label: project.conventions, type: text, limit: 4000}
              refresh_on_every_turn: true
            credentials:
              GITHUB_TOKEN: {allowed_host: api.github.com}
            env: {LANG: C.UTF-8}
            limits: {steps: 10, budget_usd: 2.00, duration: 15m, delegate_depth: 2}
            schedule: {cron: "0 7 * * MON-FRI", timezone: Europe/Berlin, prompt: "Review open pull requests"}
            """;

    @Test
    void readsEveryKey() {
        assertThat(read(WHOLE).definition()).contains(whole());
    }

    private static AgentDefinition whole() {
        return new AgentDefinition(
                "code-reviewer",
                Optional.of("platform"),
                Optional.empty(),
                "Reviews pull requests.",
                List.of("inline"),
                Optional.of("cheapest"),
                Optional.empty(),
                Optional.of("fast-chat"),
                "You review pull requests.\n",
                Map.of("@acme/code-reviewer", "^1.2"),
                new Tools(
                        List.of("sandbox_execute", "github:*"),
                        List.of(
                                new Rule(
                                        "github:merge_pull_request",
                                        Optional.empty(),
                                        "ask",
                                        Optional.of("merging is a human decision"),
                                        List.of(),
                                        List.of()),
                                new Rule(
                                        "sandbox_execute",
                                        Optional.of("args.command.startsWith(\"git push\")"),
                                        "deny",
                                        Optional.of("the reviewer never pushes"),
                                        List.of(Map.of("command", "git push origin main")),
                                        List.of(Map.of("command", "git status"))))),
                List.of(new McpServerUse("github", Optional.empty(), List.of(), Map.of(), List.of())),
                Optional.of(new Memory(
                        Optional.of("session_persistent"),
                        List.of(new Block("project.conventions", "text", OptionalInt.of(4_000), Optional.empty())),
                        true,
                        List.of(),
                        Optional.empty())),
                Map.of("GITHUB_TOKEN", new CredentialUse(List.of("api.github.com"))),
                Map.of("LANG", "C.UTF-8"),
                new Limits(
                        OptionalInt.of(10),
                        Optional.of(new BigDecimal("2.00")),
                        Optional.of(Duration.ofMinutes(15)),
                        OptionalInt.of(2)),
                Optional.of(new Schedule("0 7 * * MON-FRI", "Europe/Berlin", "Review open pull requests")),
                List.of());
    }

    @Test
    void readsBackWhatItWrites() {
        String json = AgentText.write(whole());
        ReadAgent again = read(json);
        assertThat(again.findings()).isEmpty();
        assertThat(again.definition()).contains(whole());
        assertThat(AgentText.write(again.definition().orElseThrow())).isEqualTo(json);
    }

    @Test
    void takesJson() {
        assertThat(read("{\"description\": \"Reviews.\", \"harness\": [\"opencode\", \"inline\"]}")
                        .definition()
                        .map(AgentDefinition::harness))
                .contains(List.of("opencode", "inline"));
    }

    @Test
    void understandsAWrapperAndWhatStandsBesideIt() {
        ReadAgent agent = read("""
                agent:
                  name: code-reviewer
                  description: Resolves tickets.
                  memory:
                    type: "session_persistent"
                    backends: [postgres, pgvector]
                    context_engine: "structured"
                    refresh_on_every_turn: true
                harness: claude-agent-sdk
                credentials:
                  GITHUB_TOKEN:
                    allowed_host: api.github.com
                """);
        assertThat(agent.findings()).isEmpty();
        assertThat(agent.definition().map(AgentDefinition::harness)).contains(List.of("claude-code"));
        assertThat(agent.definition().flatMap(AgentDefinition::memory).map(Memory::backends))
                .contains(List.of("postgres", "pgvector"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    descripton: x                                  | unknown-field   | Did you mean `description`?
                    harness: opencod                               | unknown-value   | Did you mean `opencode`? Known are
                    harness: []                                    | missing-field   | Name one, or remove the key
                    tools: {alow: []}                              | unknown-field   | Did you mean `tools.allow`?
                    tools: {rules: [{tool: x, decide: maybe}]}     | unknown-value   | Did you mean
                    tools: {rules: [{tool: x}]}                    | missing-field   | Write `allow`, `ask` or `deny`.
                    tools: {rules: [{tool: x, decide: ask, match: y}]} | wrong-type  | a list of arguments
                    skills: {"acme/x": "^1"}                       | package-format  | "@owner/name"
                    skills: {"@acme/x": "one"}                     | range-format    | as npm does
                    limits: {steps: 0}                             | value-format    | from 1 to 10000
                    limits: {budget_usd: -2}                       | value-format    | an amount in dollars
                    limits: {duration: 15}                         | value-format    | with its unit
                    limits: {duration: 40d}                        | value-format    | at most 30 days
                    schedule: {cron: "0 7 * *", prompt: x}         | value-format    | five fields
                    schedule: {cron: "0 7 * * *", timezone: Mars/X, prompt: x} | value-format | a time zone's name
                    schedule: {cron: "0 7 * * *"}                  | missing-field   | Say what the agent is to do.
                    credentials: {GITHUB_TOKEN: {}}                | missing-field   | allowed_host
                    credentials: {GITHUB_TOKEN: {allowed_hots: x}} | unknown-field   | allowed_host
                    credentials: {"1X": {allowed_host: a.b}}       | value-format    | GITHUB_TOKEN
                    credentials: {X: {allowed_host: "https://a"}}  | host-format     | a host name
                    env: {"A-B": x}                                | value-format    | LANG
                    mcpServers: [{url: "https://a.b/mcp"}]         | missing-field   | Name the server.
                    mcpServers: [{name: a, url: "https://a.b", headers: {Authorization: "Bearer abc"}}] | literal-secret | ${credential:ID}
                    mcpServers: x                                  | wrong-type      | a list
                    memory: {blocks: [{type: text}]}               | missing-field   | Give the block a label
                    memory: {blocks: [{label: a}, {label: a}]}     | duplicate-value | Keep one
                    delegates: [code-reviewer]                     | self-dependency | Remove it
                    name: other                                    | value-format    | cannot be renamed
                    isolation: vm                                  | unknown-value   | Known are inline, process, pod
                    runtime: {prefer: fastest}                     | unknown-value   | Known are first-available
                    model: 4                                       | wrong-type      | Put it in quotes.
                    """)
    void saysWhatIsWrongWhereAndHowToMendIt(String line, String code, String fix) {
        ReadAgent agent = read("description: Reviews.\n" + line + "\n");
        assertThat(agent.definition()).isEmpty();
        assertThat(agent.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.line()).contains(2);
            assertThat(finding.fix()).contains(fix);
        });
    }

    @Test
    void refusesANameThatIsNone() {
        ReadAgent agent = AgentReader.read("description: x", "Code Reviewer", HARNESSES);
        assertThat(agent.findings()).extracting(Finding::code).containsExactly("name-format");
    }

    @Test
    void refusesANameThatIsAnAddress() {
        ReadAgent agent = AgentReader.read("description: x", "similar", HARNESSES);
        assertThat(agent.findings()).extracting(Finding::code).containsExactly("name-format");
    }

    @Test
    void asksForADescription() {
        assertThat(read("harness: inline").findings()).extracting(Finding::code).containsExactly("missing-field");
    }

    @Test
    void endsAtItsBounds() {
        StringBuilder text = new StringBuilder("description: x\nskills:\n");
        for (int i = 0; i < 101; i++) {
            text.append("  \"@acme/s").append(i).append("\": \"*\"\n");
        }
        assertThat(read(text.toString()).findings()).extracting(Finding::code).contains("too-many");
        assertThat(read("description: x\ninstructions: \"" + "a".repeat(300_000) + "\"")
                        .findings())
                .isNotEmpty();
    }

    private static ReadAgent read(String text) {
        return AgentReader.read(text, "code-reviewer", HARNESSES);
    }
}
