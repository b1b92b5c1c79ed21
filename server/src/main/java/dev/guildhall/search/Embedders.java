package dev.guildhall.search;

import dev.guildhall.plugins.BrokenPlugin;
import dev.guildhall.plugins.ServerPlugins;
import dev.guildhall.skill.Embedder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedder in use: the first that a server plugin contributes. After it failed it is left alone for half a minute, and
 * skills are searched by words alone meanwhile.
 */
@ApplicationScoped
class Embedders {
    private static final Logger LOG = LoggerFactory.getLogger(Embedders.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Supplier<Optional<RunningEmbedder.Calls>> source;
    private final Duration pause;
    private @Nullable RunningEmbedder running;
    private long pausedSince;
    private String reason = "";

    /** For the client proxy of the scope, which holds no state. */
    @SuppressWarnings("NullAway")
    protected Embedders() {
        this.source = null;
        this.pause = PAUSE;
    }

    @Inject
    Embedders(ServerPlugins plugins) {
        this(() -> plugins.extensions(Embedder.class).stream().findFirst().map(Embedders::calls), PAUSE);
    }

    Embedders(Supplier<Optional<RunningEmbedder.Calls>> source, Duration pause) {
        this.source = source;
        this.pause = pause;
    }

    synchronized Optional<RunningEmbedder> current() {
        if (pauses()) {
            return Optional.empty();
        }
        if (running == null) {
            Optional<RunningEmbedder.Calls> found = source.get();
            if (found.isEmpty()) {
                return Optional.empty();
            }
            try {
                running = RunningEmbedder.of(found.get());
                LOG.info("Skills are searched by meaning too, with the model {}", running.model());
            } catch (BrokenPlugin e) {
                pause(e);
                return Optional.empty();
            }
        }
        return Optional.of(running);
    }

    /** Empty when texts cannot be embedded now; the reason is logged and shown. */
    Optional<List<byte[]>> embed(RunningEmbedder embedder, List<String> texts) {
        try {
            return Optional.of(embedder.embed(texts));
        } catch (BrokenPlugin e) {
            pause(e);
            return Optional.empty();
        }
    }

    /** Why skills are searched by words alone; empty when they are not. */
    synchronized Optional<String> reason() {
        if (pauses()) {
            return Optional.of(reason);
        }
        return current().isPresent()
                ? Optional.empty()
                : Optional.of(
                        "No embedder is in use: none is installed, or its plugin is not started (GET /api/v1/plugins/server). docs/search.md says how to add one.");
    }

    private boolean pauses() {
        return !reason.isEmpty() && System.nanoTime() - pausedSince < pause.toNanos();
    }

    private synchronized void pause(BrokenPlugin cause) {
        LOG.warn("The embedder pauses for {} s: {}", pause.toSeconds(), cause.getMessage());
        reason = String.valueOf(cause.getMessage());
        pausedSince = System.nanoTime();
        running = null;
    }

    private static RunningEmbedder.Calls calls(ServerPlugins.Extension<Embedder> extension) {
        return extension::call;
    }
}
