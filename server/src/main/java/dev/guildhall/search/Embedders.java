package dev.guildhall.search;

import dev.guildhall.plugins.BrokenPlugin;
import dev.guildhall.plugins.ServerPlugins;
import dev.guildhall.skill.Embedder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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
    private static final String HARMLESS = "skill";
    private static final int MOST_FAILURES = 3;

    private final Supplier<Optional<RunningEmbedder.Calls>> source;
    private final Duration pause;
    private final AtomicBoolean meeting = new AtomicBoolean();
    private final AtomicInteger failures = new AtomicInteger();
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

    /** Empty also while another caller makes its acquaintance: foreign code may take its time, and nobody waits for it here. */
    Optional<RunningEmbedder> current() {
        synchronized (this) {
            if (pauses()) {
                return Optional.empty();
            }
            if (running != null) {
                return Optional.of(running);
            }
        }
        if (!meeting.compareAndSet(false, true)) {
            return Optional.empty();
        }
        try {
            return source.get().flatMap(this::met);
        } finally {
            meeting.set(false);
        }
    }

    private Optional<RunningEmbedder> met(RunningEmbedder.Calls calls) {
        try {
            RunningEmbedder found = RunningEmbedder.of(calls);
            synchronized (this) {
                running = found;
            }
            LOG.info("Skills are searched by meaning too, with the model {}", found.model());
            return Optional.of(found);
        } catch (BrokenPlugin e) {
            pause(e);
            return Optional.empty();
        }
    }

    /**
     * The vectors of skills, one for each text; without direction for a text that the embedder fails on. When a batch fails,
     * a harmless text tells whether it is the embedder that is broken or one of the texts. Empty when it is the embedder.
     */
    Optional<List<byte[]>> embed(RunningEmbedder embedder, List<String> texts) {
        try {
            return Optional.of(embedder.embed(RunningEmbedder.PATIENT, texts));
        } catch (BrokenPlugin e) {
            LOG.warn("The embedder fails on {} texts; they are tried one by one: {}", texts.size(), e.getMessage());
        }
        try {
            embedder.embed(RunningEmbedder.PATIENT, List.of(HARMLESS));
        } catch (BrokenPlugin e) {
            pause(e);
            return Optional.empty();
        }
        return Optional.of(texts.stream().map(text -> single(embedder, text)).toList());
    }

    private static byte[] single(RunningEmbedder embedder, String text) {
        try {
            return embedder.embed(RunningEmbedder.PATIENT, List.of(text)).getFirst();
        } catch (BrokenPlugin e) {
            LOG.warn("A skill is found by words alone until its text changes: {}", e.getMessage());
            return new byte[0];
        }
    }

    /**
     * The vector of what somebody typed, who waits for it. Empty when there is none in time; one text may be to blame, several
     * in a row are not.
     */
    Optional<byte[]> query(RunningEmbedder embedder, Duration patience, String text) {
        try {
            byte[] vector = embedder.embed(patience, List.of(text)).getFirst();
            failures.set(0);
            return Optional.of(vector);
        } catch (BrokenPlugin e) {
            if (failures.incrementAndGet() >= MOST_FAILURES) {
                failures.set(0);
                pause(e);
            }
            return Optional.empty();
        }
    }

    /** Why skills are searched by words alone; empty when they are not. */
    Optional<String> reason() {
        synchronized (this) {
            if (pauses()) {
                return Optional.of(reason);
            }
        }
        return current().isPresent()
                ? Optional.empty()
                : Optional.of(
                        "No embedder is in use: none is installed, or its plugin is not started (GET /api/v1/plugins/server). docs/search.md says how to add one.");
    }

    /** Under the lock. */
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
