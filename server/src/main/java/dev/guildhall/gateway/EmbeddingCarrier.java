package dev.guildhall.gateway;

import dev.guildhall.dialect.Dialects;
import dev.guildhall.dialect.Embedding;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Failure.Kind;
import dev.guildhall.dialect.ProviderDialect.ProviderCall;
import dev.guildhall.dialect.openai.OpenAiEmbeddings;
import dev.guildhall.gateway.Upstream.Exchange;
import dev.guildhall.models.Deployment;
import java.io.IOException;
import java.util.LinkedHashMap;

/** Embeddings at a provider with a way of its own; one call, so no more texts than it takes at once. */
final class EmbeddingCarrier implements Carrier {
    private final int mostAnswer;

    EmbeddingCarrier(int mostAnswer) {
        this.mostAnswer = mostAnswer;
    }

    @Override
    public Prepared prepare(Call call, Deployment deployment) {
        Embedding.Provider provider = provider(deployment);
        Embedding.Request request = OpenAiEmbeddings.read(Call.tree(call.body));
        if (request.inputs().size() > provider.most()) {
            throw Failure.of(
                            Kind.BAD_REQUEST,
                            "%s embeds at most %d texts in one call; the request has %d. Send them in parts."
                                    .formatted(
                                            deployment.provider(),
                                            provider.most(),
                                            request.inputs().size()))
                    .about("input")
                    .refused();
        }
        ProviderCall written = provider.write(request, deployment.traits());
        return new Prepared(written.path(), new LinkedHashMap<>(written.headers()), written.body());
    }

    @Override
    public void carry(Call call, Exchange exchange, Tried tried) throws IOException {
        Answers.passHeaders(exchange, call.client);
        byte[] body = Answers.whole(exchange, mostAnswer, tried);
        Answers.requireJson(tried.deployment.dialect(), exchange, body);
        Embedding.Request request = OpenAiEmbeddings.read(Call.tree(call.body));
        Embedding.Reply reply = provider(tried.deployment).read(body);
        tried.served(reply.usage(), 0);
        Headers.served(call, tried);
        call.client.whole(200, "application/json", OpenAiEmbeddings.write(reply, request, call.ask.model()));
    }

    private static Embedding.Provider provider(Deployment deployment) {
        return Dialects.embeddings(deployment.dialect())
                .orElseThrow(() -> Failure.of(
                                Kind.UNSUPPORTED,
                                "%s has no embeddings in %s."
                                        .formatted(
                                                deployment.provider(),
                                                deployment.dialect().word()))
                        .refused());
    }
}
