package dev.guildhall.search;

import dev.guildhall.platform.Upkeep;
import dev.guildhall.search.VectorStore.Waiting;
import dev.guildhall.skill.Embedder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes the vectors of skills that wait for one: {@code claim a batch → embed → keep}, every second, on every node.
 *
 * <p>No transaction is open while the embedder works. What a killed node had claimed is free again two minutes later.
 */
@ApplicationScoped
class Embedding {
    private static final Logger LOG = LoggerFactory.getLogger(Embedding.class);
    private static final Duration AGAIN = Duration.ofMinutes(1);
    /** Small, so that a search waits for a few texts at most when the embedder works on one at a time. */
    private static final int BATCH = Math.min(16, Embedder.MAX_TEXTS);

    private final VectorStore store;
    private final Embedders embedders;
    private final Duration again;
    private volatile String expected = "";
    private volatile long expectedAt;

    /** For the client proxy of the scope, which holds no state. */
    @SuppressWarnings("NullAway")
    protected Embedding() {
        this.store = null;
        this.embedders = null;
        this.again = AGAIN;
    }

    @Inject
    Embedding(VectorStore store, Embedders embedders) {
        this(store, embedders, AGAIN);
    }

    Embedding(VectorStore store, Embedders embedders, Duration again) {
        this.store = store;
        this.embedders = embedders;
        this.again = again;
    }

    void start(@Observes Startup startup, Upkeep upkeep) {
        upkeep.every(Duration.ofSeconds(1), Duration.ofSeconds(1), "Computing what skills mean", this::all);
    }

    private void all() throws SQLException {
        while (!Thread.currentThread().isInterrupted() && batch() > 0) {
            LOG.debug("A batch of skills was embedded");
        }
    }

    /** Again and again, because a node that still has the former model goes on adding vectors of it until it is replaced. */
    private int expect(String model) throws SQLException {
        int other = store.expectModel(model);
        if (other > 0) {
            LOG.info("{} skills get new vectors, of the model {}", other, model);
        }
        expected = model;
        expectedAt = System.nanoTime();
        return other;
    }

    /** How many skills are done; 0 when none waits or the embedder cannot. */
    int batch() throws SQLException {
        Optional<RunningEmbedder> embedder = embedders.current();
        if (embedder.isEmpty()) {
            return 0;
        }
        String model = embedder.get().model();
        if (!expected.equals(model)) {
            expect(model);
        }
        List<Waiting> skills = store.claim(BATCH);
        if (skills.isEmpty() && System.nanoTime() - expectedAt >= again.toNanos() && expect(model) > 0) {
            skills = store.claim(BATCH);
        }
        if (skills.isEmpty()) {
            return 0;
        }
        Optional<List<byte[]>> vectors = embedders.embed(
                embedder.get(), skills.stream().map(Waiting::text).toList());
        if (vectors.isEmpty()) {
            store.release(skills);
            return 0;
        }
        store.keep(skills, model, vectors.get());
        return skills.size();
    }
}
