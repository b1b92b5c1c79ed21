package dev.guildhall.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that people have, read as they are, and files with mistakes. */
class ConfigReadingTest {
    private static final UUID ANYBODY = UUID.randomUUID();

    @TempDir
    private Path folder;

    @Test
    void readsSeveralDeploymentsUnderOneName() throws IOException {
        LiteLlmConfig config = read("""
                model_list:
                  - model_name: fast-chat
                    litellm_params:
                      model: groq/llama-3.1-70b-versatile
                  - model_name: fast-chat
                    litellm_params:
                      model: deepseek/deepseek-chat
                  - model_name: fast-chat
                    litellm_params:
                      model: openai/gpt-4o-mini
                """, Map.of("GROQ_API_KEY", "gsk", "DEEPSEEK_API_KEY", "sk-d"));

        ModelTable table = table(config);

        assertThat(table.of(ANYBODY, "fast-chat"))
                .extracting(Deployment::provider)
                .containsExactly("groq", "deepseek");
        assertThat(table.entries(ANYBODY))
                .filteredOn(entry -> entry.off().isPresent())
                .extracting(entry -> entry.off().orElseThrow())
                .containsExactly("There is no key: set litellm_params.api_key, or OPENAI_API_KEY in the environment.");
        assertThat(table.of(ANYBODY, "fast-chat").getFirst().price()).isEmpty();
        assertThat(config.notes()).isEmpty();
    }

    @Test
    void readsRoutingByLatency() throws IOException {
        LiteLlmConfig config = read("""
                router_settings:
                  routing_strategy: latency-based-routing
                  routing_strategy_args:
                    ttl: 60
                """, Map.of());

        assertThat(config.router().strategy()).isEqualTo(RouterSettings.Strategy.LATENCY_BASED);
        assertThat(config.router().ttl()).hasSeconds(60);
    }

    @Test
    void readsOracleCloudAndSaysWhichFileIsNotThere() throws IOException {
        String yaml = """
                model_list:
                  - model_name: grok-4
                    litellm_params:
                      model: oci_genai/xai.grok-4
                      oci_config_path: %s
                """;

        ModelTable without = table(read(yaml.formatted("/path/to/oci/config"), Map.of()));
        Path oci = Files.writeString(
                folder.resolve("oci"), "[OTHER]\nregion=x\n[DEFAULT]\nuser=u\nregion = eu-frankfurt-1\ntenancy=t\n");
        ModelTable with = table(read(yaml.formatted(oci), Map.of()));

        assertThat(without.entries(ANYBODY).getFirst().off().orElseThrow()).contains("/path/to/oci/config");
        Deployment grok = with.of(ANYBODY, "grok-4").getFirst();
        assertThat(grok.base()).hasToString("https://inference.generativeai.eu-frankfurt-1.oci.oraclecloud.com");
        assertThat(grok.auth().parameters()).containsEntry("oci_config_path", oci.toString());
        assertThat(grok.price()).isPresent();
        assertThat(grok.traits().settings()).isEqualTo(Map.of("compartmentId", "t"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "modle_list: []| line 1, modle_list: this key is not known. Did you mean model_list?",
                "router_settings: {routing_strategi: x}| routing_strategi: this key is not known. Did you mean routing_strategy?",
                "router_settings: {routing_strategy: fastest}| there is no strategy of this name",
                "router_settings: {num_retries: many}| router_settings.num_retries: must be a whole number from 0 to 100, not \"many\"",
                "router_settings: {enable_pre_call_checks: perhaps}| must be true or false, not \"perhaps\"",
                "router_settings: {retry_policy: {TimeoutRetries: 1}}| Did you mean TimeoutErrorRetries?",
                "general_settings: {masterkey: x}| Did you mean master_key?",
                "general_settings: {master_key: os.environ/NOT_SET}| the environment has no NOT_SET",
                "litellm_settings: {drop_param: true}| Did you mean drop_params?",
                "model_list: [{model_name: a}]| model_list[0].litellm_params: is missing",
                "model_list: [{model_name: a, litellm_params: {}}]| litellm_params.model: is missing",
                "model_list: [{model_name: a, litellm_params: {model: gorq/x}}]| there is no provider \"gorq\". Did you mean groq?",
                "model_list: [{model_name: a, litellm_params: {model: mine}}]| \"mine\" names no provider",
                "model_list: [{model_name: a, litellm_params: {model: openai/x, api_kee: x}}]| Did you mean api_key?",
                "model_list: [{model_name: a, litellm_params: {model: openai/x, rpm: 1.5}}]| rpm: must be a whole number",
                "model_list: [{model_name: a, litellm_params: {model: openai/x, timeout: -1}}]| timeout: must be a number from 0",
                "model_list: [{model_name: a, litellm_params: {model: openai/x, extra_headers: {Host: x}}}]| set by the gateway itself",
                "model_list: [{model_name: a, litellm_params: {model: openai/x, litellm_credential_name: eu}}]| credential_list has no \"eu\"",
                "model_list: [{model_name: a, litellm_params: {model: openai/x}, model_info: {input_cost_per_token: 1e-6}}]| needs both",
                "model_list: [{model_name: a, litellm_params: {model: openai/x}, model_inf: {}}]| Did you mean model_info?",
                "model_list: {a: b}| model_list: must be a list, not a map",
                "model_list: [a]| model_list[0]: must be keys and values, not text",
                "include: [missing.yaml]| there is no file",
                "a: !!python/object x| tag",
            })
    void namesThePlaceOfAMistake(String yaml, String complaint) {
        assertThatThrownBy(() -> read(yaml, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("config.yaml line 1".substring(0, complaint.contains("no file") ? 0 : 11))
                .hasMessageContaining(complaint.strip());
    }

    @Test
    void namesTheLinesOfAllMistakesAtOnce() {
        assertThatThrownBy(() -> read("""
                        model_list:
                          - model_name: a
                            litellm_params:
                              model: openai/gpt-4o
                              rpm: ten
                          - model_name: b
                            litellm_params:
                              model: nobody/x
                              weight: [1]
                        """, Map.of()))
                .hasMessageContainingAll(
                        "config.yaml line 5, model_list[0].litellm_params.rpm: must be",
                        "config.yaml line 8, model_list[1].litellm_params.model: there is no provider");
    }

    @Test
    void refusesKeysThatStandTwice() {
        assertThatThrownBy(() -> read("router_settings: {}\nrouter_settings: {}\n", Map.of()))
                .hasMessageContaining("config.yaml line 2")
                .hasMessageContaining("stands twice");
    }

    @Test
    void refusesAFileThatIsTooLargeOrNotThere() throws IOException {
        Path large = Files.writeString(folder.resolve("large.yaml"), "# " + "x".repeat(5 << 20));

        assertThatThrownBy(() -> ConfigReading.read(large, Map.of())).hasMessageContaining("larger than");
        assertThatThrownBy(() -> ConfigReading.read(folder.resolve("no.yaml"), Map.of()))
                .hasMessageContaining("there is no file");
    }

    @Test
    void saysOfEverythingThatHasNoEffectThatItHasNone() throws IOException {
        LiteLlmConfig config = read("""
                guardrails: []
                litellm_settings: {callbacks: [otel], wholly_new_thing: 1}
                general_settings: {master_key: sk-1234, database_url: postgres://x}
                model_list:
                  - model_name: a
                    litellm_params: {model: openai/x, temperature: 1, frobnicate: true}
                    model_info: {access_groups: [beta], input_cost_per_second: 1}
                """, Map.of());

        assertThat(String.join("\n", config.notes()))
                .contains("line 1, guardrails: this section has no effect here")
                .contains("litellm_settings.callbacks: has no effect")
                .contains("litellm_settings.wholly_new_thing: has no effect")
                .contains("general_settings.master_key: it administers everything and is short enough to be guessed")
                .contains("general_settings.database_url")
                .contains("litellm_params.temperature: has no effect")
                .contains("litellm_params.frobnicate: is not known here and is not sent")
                .contains("model_info.access_groups")
                .contains("model_info.input_cost_per_second: is no price by tokens");
        assertThat(config.gateway().masterKey()).contains("sk-1234");
        assertThat(config.gateway().toString()).doesNotContain("sk-1234");
    }

    @Test
    void keepsTheIdOfALineWhenItsKeyChanges() throws IOException {
        String yaml = "model_list: [{model_name: a, litellm_params: {model: openai/gpt-4o, api_key: %s, rpm: %d}}]";

        String id = read(yaml.formatted("one", 1), Map.of()).lines().getFirst().id();

        assertThat(read(yaml.formatted("two", 1), Map.of()).lines().getFirst().id())
                .isEqualTo(id);
        assertThat(read(yaml.formatted("one", 2), Map.of()).lines().getFirst().id())
                .isNotEqualTo(id);
    }

    @Test
    void tellsTwoLinesThatSayTheSameApart() throws IOException {
        LiteLlmConfig config = read("""
                model_list:
                  - &one {model_name: a, litellm_params: {model: openai/gpt-4o, api_key: x}}
                  - *one
                """, Map.of());

        assertThat(config.lines())
                .extracting(ModelLine::id)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void givesNoVariableOfTheServerItself() throws IOException {
        LiteLlmConfig config = read(
                "model_list: [{model_name: a, litellm_params: {model: openai/x, api_key: os.environ/GUILDHALL_MASTER_KEY}}]",
                Map.of("GUILDHALL_MASTER_KEY", "secret"));

        assertThat(table(config).entries(ANYBODY).getFirst().off())
                .contains("The environment has no GUILDHALL_MASTER_KEY.");
    }

    private LiteLlmConfig read(String yaml, Map<String, String> environment) throws IOException {
        return ConfigReading.read(Files.writeString(folder.resolve("config.yaml"), yaml), environment);
    }

    private static ModelTable table(LiteLlmConfig config) {
        return new TableMaking(Prices.SHIPPED).of(config, List.of());
    }
}
