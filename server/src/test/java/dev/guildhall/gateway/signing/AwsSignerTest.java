package dev.guildhall.gateway.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.guildhall.models.ProviderAuth;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

class AwsSignerTest {
    private static final ProviderAuth AUTH = new ProviderAuth(
            ProviderAuth.Scheme.AWS_SIGV4,
            Optional.empty(),
            Map.of(
                    "region",
                    "eu-central-1",
                    "aws_access_key_id",
                    "AKIDEXAMPLE",
                    "aws_secret_access_key",
                    "secret",
                    "aws_session_token",
                    "session"));

    private record Seen(URI uri, Map<String, String> headers, byte[] body) {}

    @Test
    void signsWhatAwssOwnClientSendsTheSameWay() throws IOException {
        Seen seen = sentByTheirClient();
        String authorization = seen.headers().get("authorization");
        List<String> signed = List.of(
                authorization.replaceAll(".*SignedHeaders=([^,]*),.*", "$1").split(";"));
        Map<String, String> given = new HashMap<>();
        signed.stream()
                .filter(name ->
                        !name.equals("host") && !name.equals("x-amz-date") && !name.equals("x-amz-security-token"))
                .forEach(name -> given.put(name, seen.headers().get(name)));
        Instant at = ZonedDateTime.parse(
                        seen.headers().get("x-amz-date"), DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX"))
                .toInstant();

        Map<String, String> ours = new AwsSigner(Clock.fixed(at, ZoneOffset.UTC))
                .headers(AUTH, "POST", seen.uri(), given, seen.body(), seen.body().length);

        Map<String, String> lower = new HashMap<>();
        ours.forEach((name, value) -> lower.put(name.toLowerCase(java.util.Locale.ROOT), value));
        assertThat(lower.get("authorization")).isEqualTo(authorization);
        assertThat(lower.get("x-amz-date")).isEqualTo(seen.headers().get("x-amz-date"));
        assertThat(lower.get("x-amz-security-token")).isEqualTo("session");
    }

    @Test
    void saysThatARegionIsMissing() {
        ProviderAuth auth = new ProviderAuth(ProviderAuth.Scheme.AWS_SIGV4, Optional.empty(), Map.of());

        assertThatThrownBy(() -> new AwsSigner()
                        .headers(auth, "POST", URI.create("https://example.org"), Map.of(), new byte[0], 0))
                .isInstanceOf(IOException.class)
                .hasMessage("Bedrock needs a region: set aws_region_name for this deployment.");
    }

    private static Seen sentByTheirClient() throws IOException {
        AtomicReference<Seen> seen = new AtomicReference<>();
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", exchange -> {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
            URI uri = URI.create(
                    "http://" + headers.get("host") + exchange.getRequestURI().toString());
            seen.set(new Seen(uri, headers, exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
        });
        server.start();
        try (BedrockRuntimeClient client = BedrockRuntimeClient.builder()
                .endpointOverride(
                        URI.create("http://localhost:" + server.getAddress().getPort()))
                .region(Region.EU_CENTRAL_1)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsSessionCredentials.create("AKIDEXAMPLE", "secret", "session")))
                .build()) {
            assertThatThrownBy(() -> client.converse(request -> request.modelId("eu.anthropic.claude-sonnet-4-v1:0")
                            .messages(List.of(Message.builder()
                                    .role(ConversationRole.USER)
                                    .content(List.of(ContentBlock.fromText("Zürich 🦀")))
                                    .build()))))
                    .isInstanceOf(BedrockRuntimeException.class);
        } finally {
            server.stop(0);
        }
        return seen.get();
    }
}
