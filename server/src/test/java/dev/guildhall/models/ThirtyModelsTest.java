package dev.guildhall.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.ModelTraits.Quirk;
import dev.guildhall.models.ProviderAuth.Scheme;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A file of thirty models with every family of providers, as a company has one. */
class ThirtyModelsTest {
    private static final UUID ANYBODY = UUID.randomUUID();
    private static final List<String> KEYS = List.of(
            "OPENAI_API_KEY",
            "AZURE_EU_KEY",
            "AZURE_US_KEY",
            "AZURE_SECRET",
            "ANTHROPIC_API_KEY",
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "BEDROCK_KEY",
            "GEMINI_API_KEY",
            "OCI_KEY_PEM",
            "GROQ_API_KEY",
            "CEREBRAS_API_KEY",
            "DEEPSEEK_API_KEY",
            "COHERE_API_KEY",
            "OPENROUTER_API_KEY",
            "TOGETHER_API_KEY",
            "REDIS_HOST",
            "DATABASE_URL");

    private final LiteLlmConfig config;
    private final ModelTable table;

    ThirtyModelsTest() throws URISyntaxException {
        Map<String, String> environment = new HashMap<>();
        KEYS.forEach(key -> environment.put(key, "secret-" + key));
        environment.put("LITELLM_MASTER_KEY", "sk-a-long-master-key-of-the-company");
        environment.put("VERTEX_JSON", "{\"type\":\"service_account\",\"project_id\":\"acme-ai\"}");
        config = ConfigReading.read(
                Path.of(Objects.requireNonNull(getClass().getResource("/models/thirty.yaml"))
                        .toURI()),
                environment);
        table = new TableMaking(Prices.SHIPPED).of(config, List.of());
    }

    @Test
    void loadsUnchanged() {
        assertThat(config.lines()).hasSize(29);
        assertThat(table.entries(ANYBODY))
                .filteredOn(entry -> entry.off().isPresent())
                .extracting(ModelEntry::name)
                .containsExactly("sonar");
        assertThat(String.join("\n", config.notes()))
                .contains("the provider \"sagemaker\" has a wire shape that this gateway does not speak")
                .contains("litellm_settings.callbacks", "router_settings.redis_host", "general_settings.alerting");
    }

    @Test
    void findsAddressesDialectsAndSignIns() {
        assertThat(one("gpt-4o", 0)).satisfies(d -> {
            assertThat(d.base()).hasToString("https://api.openai.com/v1");
            assertThat(d.dialect()).isEqualTo(Dialect.OPENAI_CHAT);
            assertThat(d.also()).containsExactly(Dialect.OPENAI_RESPONSES);
            assertThat(d.auth().scheme()).isEqualTo(Scheme.BEARER);
            assertThat(d.auth().secret()).contains("secret-OPENAI_API_KEY");
            assertThat(d.headers()).containsEntry("OpenAI-Organization", "org-acme");
            assertThat(d.limits().requestsPerMinute()).contains(500L);
        });
        assertThat(one("gpt-4o", 1)).satisfies(d -> {
            assertThat(d.id()).isEqualTo("gpt-4o-azure-eu");
            assertThat(d.base()).hasToString("https://acme-eu.openai.azure.com/openai/deployments/gpt-4o-eu");
            assertThat(d.query()).isEqualTo("api-version=2024-10-21");
            assertThat(d.also()).isEmpty();
            assertThat(d.auth().scheme()).isEqualTo(Scheme.API_KEY);
            assertThat(d.price()).isEqualTo(Prices.SHIPPED.of("azure", "gpt-4o"));
        });
        assertThat(one("gpt-next", 0).base()).hasToString("https://acme-us.openai.azure.com/openai/v1");
        assertThat(one("gpt-next", 0).traits().quirks()).contains(Quirk.MAX_COMPLETION_TOKENS);
        assertThat(one("gpt-entra", 0).auth().scheme()).isEqualTo(Scheme.AZURE_ENTRA);
        assertThat(one("gpt-5-pro", 0).dialect()).isEqualTo(Dialect.OPENAI_RESPONSES);
        assertThat(one("claude-sonnet", 0)).satisfies(d -> {
            assertThat(d.base()).hasToString("https://api.anthropic.com/v1");
            assertThat(d.auth().scheme()).isEqualTo(Scheme.X_API_KEY);
            assertThat(d.headers()).containsEntry("anthropic-beta", "context-1m-2025-08-07");
            assertThat(d.limits().parallel()).contains(40);
        });
        assertThat(one("claude-sonnet", 1)).satisfies(d -> {
            assertThat(d.base()).hasToString("https://bedrock-runtime.us-east-1.amazonaws.com");
            assertThat(d.auth().scheme()).isEqualTo(Scheme.AWS_SIGV4);
            assertThat(d.auth().parameters()).containsEntry("region", "us-east-1");
            assertThat(d.traits().model()).isEqualTo("us.anthropic.claude-sonnet-4-5-20250929-v1:0");
            assertThat(d.price()).isPresent();
        });
        assertThat(one("nova", 0).traits().model()).isEqualTo("amazon.nova-pro-v1:0");
        assertThat(one("claude-opus", 0)).satisfies(d -> {
            assertThat(d.base()).hasToString("https://bedrock-runtime.eu-west-1.amazonaws.com");
            assertThat(d.auth().scheme()).isEqualTo(Scheme.BEARER);
        });
        assertThat(one("gemini-flash", 0).base())
                .hasToString(
                        "https://europe-west4-aiplatform.googleapis.com/v1/projects/acme-ai/locations/europe-west4/publishers/google");
        assertThat(one("llama-vertex", 0)).satisfies(d -> {
            assertThat(d.base())
                    .hasToString(
                            "https://aiplatform.googleapis.com/v1/projects/acme-ai/locations/global/endpoints/openapi");
            assertThat(d.dialect()).isEqualTo(Dialect.OPENAI_CHAT);
        });
        assertThat(one("grok-4", 0).dialect()).isEqualTo(Dialect.OCI_GENERIC);
        assertThat(one("command-oci", 0).dialect()).isEqualTo(Dialect.OCI_COHERE);
        assertThat(one("mistral-large", 0).auth().secret()).contains("mistral-from-the-file");
        assertThat(one("command", 0).dialect()).isEqualTo(Dialect.COHERE);
        assertThat(one("local", 0).base()).hasToString("http://gpu-box:11434");
        assertThat(one("local", 0).auth().scheme()).isEqualTo(Scheme.NONE);
        assertThat(one("own", 0)).satisfies(d -> {
            assertThat(d.base()).hasToString("http://10.1.2.3:8000/v1");
            assertThat(d.price().orElseThrow().input()).isEqualByComparingTo("0.00000015");
            assertThat(d.price().orElseThrow().thresholds()).hasSize(1);
            assertThat(d.price().orElseThrow().version()).isEqualTo("config");
            assertThat(d.traits().contextTokens()).contains(131_072);
        });
        assertThat(one("embed", 0)).satisfies(d -> {
            assertThat(d.mode()).isEqualTo("embedding");
            assertThat(d.price().orElseThrow().input()).isEqualByComparingTo("0.00000002");
        });
    }

    @Test
    void resolvesWildcards() {
        Deployment routed = one("openrouter/x-ai/grok-4", 0);

        assertThat(routed.traits().model()).isEqualTo("x-ai/grok-4");
        assertThat(routed.name()).isEqualTo("openrouter/x-ai/grok-4");
        assertThat(routed.price()).isPresent();
        assertThat(one("together-meta-llama/Llama-3.3-70B", 0).traits().model()).isEqualTo("meta-llama/Llama-3.3-70B");
        for (String name : List.of(
                "openrouter/", "openrouter/../x", "openrouter/a?b", "openrouter/a b", "openrouter", "nothing")) {
            assertThat(table.of(ANYBODY, name)).as(name).isEmpty();
        }
    }

    @Test
    void followsTheSettingsOfTheRouter() {
        RouterSettings router = config.router();

        assertThat(router.strategy()).isEqualTo(RouterSettings.Strategy.LATENCY_BASED);
        assertThat(router.latencyBuffer()).isEqualTo(0.1);
        assertThat(router.retries()).isEqualTo(3);
        assertThat(router.retryAfter()).isEqualTo(Duration.ofMillis(500));
        assertThat(router.retries("claude", ErrorClass.RATE_LIMIT)).isEqualTo(4);
        assertThat(router.retries("claude", ErrorClass.INTERNAL_SERVER)).isEqualTo(3);
        assertThat(router.retries("gpt-4o", ErrorClass.RATE_LIMIT)).isEqualTo(1);
        assertThat(router.allowedFails(ErrorClass.RATE_LIMIT)).isEqualTo(100);
        assertThat(router.allowedFails(ErrorClass.TIMEOUT)).isEqualTo(5);
        assertThat(router.cooldown()).hasSeconds(30);
        assertThat(router.timeout()).hasSeconds(120);
        assertThat(router.fallbacks()).isEqualTo(Map.of("gpt-4o", List.of("claude-sonnet", "gemini-pro")));
        assertThat(router.contextWindowFallbacks()).containsKey("gpt-4o-mini");
        assertThat(router.contentPolicyFallbacks()).containsKey("claude");
        assertThat(router.defaultFallbacks()).containsExactly("gpt-4o-mini");
        assertThat(router.preCallChecks()).isTrue();
        assertThat(config.gateway().masterKey()).contains("sk-a-long-master-key-of-the-company");
        assertThat(one("gpt-4o-mini", 0).limits()).satisfies(limits -> {
            assertThat(limits.total()).isEqualTo(Duration.ofMillis(30_500));
            assertThat(limits.firstByte()).hasSeconds(5);
            assertThat(limits.parallel()).contains(200);
            assertThat(limits.weight()).contains(3);
        });
        assertThat(one("o3", 0).traits().dropParameters()).isTrue();
    }

    @Test
    void followsAliasesAndHidesWhatIsHidden() {
        assertThat(table.of(ANYBODY, "gpt-4")).isEqualTo(table.of(ANYBODY, "gpt-4o"));
        assertThat(table.of(ANYBODY, "secret-model")).isEqualTo(table.of(ANYBODY, "claude-sonnet"));
        assertThat(table.names(ANYBODY)).contains("gpt-4", "openrouter/*").doesNotContain("secret-model", "sonar");
    }

    @Test
    void showsNoSecretAnywhere() {
        String shown = table.entries(ANYBODY)
                + config.lines().toString()
                + config
                + table.gateway()
                + config.notes()
                + table.of(ANYBODY, "gpt-4o");

        assertThat(shown)
                .doesNotContain("secret-OPENAI", "secret-A", "secret-G", "service_account", "sk-a-long", "context-1m");
    }

    private Deployment one(String name, int index) {
        return table.of(ANYBODY, name).get(index);
    }
}
