package dev.guildhall.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.dialect.Dialect;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ProvidersTest {
    /** What addresses may ask to have filled in. */
    private static final Set<String> PLACEHOLDERS =
            Set.of("region", "oci_region", "account_id", "vertex_project", "vertex_location", "location_host");

    @Test
    void knowsAHundredProvidersAndMore() {
        assertThat(Providers.all()).hasSizeGreaterThanOrEqualTo(100);
        assertThat(Providers.all())
                .extracting(Provider::dialect)
                .contains(
                        Dialect.OPENAI_CHAT,
                        Dialect.ANTHROPIC,
                        Dialect.GEMINI,
                        Dialect.BEDROCK,
                        Dialect.COHERE,
                        Dialect.OCI_GENERIC,
                        Dialect.OLLAMA);
    }

    @TestFactory
    Stream<DynamicTest> everyLineCanBeUsed() {
        return Providers.all().stream()
                .map(provider -> DynamicTest.dynamicTest(provider.word(), () -> usable(provider)));
    }

    private static void usable(Provider provider) {
        assertThat(provider.word()).matches("[a-z0-9][a-z0-9_-]{0,30}");
        assertThat(provider.title()).isNotBlank();
        assertThat(provider.also()).doesNotContain(provider.dialect());
        assertThat(Providers.of(provider.word())).contains(provider);
        provider.aliases().forEach(alias -> assertThat(Providers.of(alias)).contains(provider));
        assertThat(provider.keys()).allMatch(key -> key.matches("[A-Z][A-Z0-9_]+"));
        assertThat(new HashSet<>(provider.keys())).hasSameSizeAs(provider.keys());
        assertThat(PLACEHOLDERS).containsAll(provider.placeholders());
        provider.base().ifPresent(base -> {
            URI address = URI.create(base.replaceAll("\\{[a-z_]+}", "filled"));
            assertThat(address.getHost()).isNotNull();
            assertThat(address.getScheme()).isEqualTo(provider.where() == Provider.Where.CLOUD ? "https" : "http");
            assertThat(base).doesNotEndWith("/");
        });
        if (provider.where() == Provider.Where.CLOUD
                && !Set.of(
                                ProviderAuth.Scheme.AWS_SIGV4,
                                ProviderAuth.Scheme.OCI_SIGNATURE,
                                ProviderAuth.Scheme.GOOGLE_SERVICE_ACCOUNT)
                        .contains(provider.auth())) {
            assertThat(provider.keys()).isNotEmpty();
        }
    }

    @Test
    void saysWhichWordsOfLiteLlmItDoesNotSpeak() {
        assertThat(Providers.unspoken("sagemaker")).isTrue();
        assertThat(Providers.all()).noneMatch(provider -> Providers.unspoken(provider.word()));
    }
}
