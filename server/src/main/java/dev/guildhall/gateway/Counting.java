package dev.guildhall.gateway;

import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Failure.Kind;
import dev.guildhall.dialect.ProviderDialect.ProviderCall;
import dev.guildhall.dialect.RequestRefused;
import dev.guildhall.dialect.TokenCount;
import dev.guildhall.dialect.TokenEstimate;
import dev.guildhall.gateway.Upstream.Exchange;
import dev.guildhall.gateway.Upstream.Sending;
import dev.guildhall.keys.Caller;
import dev.guildhall.models.Deployment;
import dev.guildhall.models.ModelTable;
import dev.guildhall.models.Models;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** "How many tokens would this be?": asked of the provider where it can count, else estimated here. Costs nothing and is no step. */
final class Counting {
    private static final Logger LOG = LoggerFactory.getLogger(Counting.class);
    private static final int LONGEST_ANSWER = 65_536;

    private final Admittance admittance;
    private final Models models;
    private final Gate gate;
    private final Upstream upstream;
    private final Authentication authentication;
    private final PathSettings settings;

    Counting(
            Admittance admittance,
            Models models,
            Gate gate,
            Upstream upstream,
            Authentication authentication,
            PathSettings settings) {
        this.admittance = admittance;
        this.models = models;
        this.gate = gate;
        this.upstream = upstream;
        this.authentication = authentication;
        this.settings = settings;
    }

    void serve(Surface surface, Incoming request, ClientStream client) throws IOException {
        Caller caller = admittance.caller(request);
        TokenCount count = TokenCount.of(surface.dialect())
                .orElseThrow(() -> Failure.of(Kind.NOT_FOUND, "Tokens cannot be counted here.")
                        .refused());
        long memory = Math.max(0, request.length());
        if (!gate.take(memory)) {
            throw Gateway.busy().refused();
        }
        try {
            ObjectNode body = Call.tree(Body.read(request, settings.maxBodyBytes()));
            ModelTable table = models.table();
            Optional<String> asked = surface.model().isEmpty()
                    ? Optional.ofNullable(body.get("model")).map(node -> node.asString(""))
                    : Optional.of(surface.model());
            String model = admittance.model(caller, asked, table);
            Deployment deployment = admittance.deployments(caller, model, table).getFirst();
            ChatRequest read = count.read(body, model);
            long tokens = TokenCount.of(deployment.dialect())
                    .map(provider -> asked(provider, deployment, read))
                    .filter(OptionalLong::isPresent)
                    .map(OptionalLong::getAsLong)
                    .orElseGet(() -> TokenEstimate.of(read));
            client.whole(200, "application/json", count.write(tokens));
        } finally {
            gate.free(memory);
        }
    }

    /** Empty when the provider gives no number: many who speak a dialect leave counting out. */
    private OptionalLong asked(TokenCount provider, Deployment deployment, ChatRequest request) {
        try {
            ProviderCall call = provider.ask(request, deployment.traits());
            URI uri = Addresses.of(deployment, call.path());
            Map<String, String> headers = new LinkedHashMap<>(call.headers());
            headers.put("content-type", "application/json");
            headers.putAll(deployment.headers());
            authentication.add(deployment, uri, headers, call.body());
            try (Exchange exchange =
                    upstream.send(deployment, new Sending("POST", uri, headers, call.body(), call.body().length))) {
                if (exchange.status() != 200) {
                    LOG.debug("{} counts no tokens: {}", deployment.id(), exchange.status());
                    return OptionalLong.empty();
                }
                return OptionalLong.of(provider.answer(exchange.body().readNBytes(LONGEST_ANSWER)));
            }
        } catch (IOException | RequestRefused e) {
            LOG.debug("{} counts no tokens: {}", deployment.id(), e.getMessage());
            return OptionalLong.empty();
        }
    }
}
