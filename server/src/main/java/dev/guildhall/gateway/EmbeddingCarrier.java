package dev.guildhall.gateway;

import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Failure.Kind;
import dev.guildhall.gateway.Upstream.Exchange;
import dev.guildhall.models.Deployment;

/** Embeddings at a provider that has a way of its own. */
final class EmbeddingCarrier implements Carrier {
    private final int mostAnswer;

    EmbeddingCarrier(int mostAnswer) {
        this.mostAnswer = mostAnswer;
    }

    @Override
    public Prepared prepare(Call call, Deployment deployment) {
        throw Failure.of(Kind.UNSUPPORTED, "Embeddings of " + deployment.dialect().word() + " cannot be asked for, at most " + mostAnswer).refused();
    }

    @Override
    public void carry(Call call, Exchange exchange, Tried tried) {}
}
