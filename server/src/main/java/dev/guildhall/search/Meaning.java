package dev.guildhall.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a query means, as a vector. The last thousand are remembered: people page, narrow and repeat what others asked. */
@ApplicationScoped
class Meaning {
    private static final int REMEMBERED = 1_000;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 500;

    private final Embedders embedders;
    private final Duration patience;
    private final Map<String, byte[]> remembered = new LinkedHashMap<>(16, 0.75f, true);

    /** For the client proxy of the scope, which holds no state. */
    @SuppressWarnings("NullAway")
    protected Meaning() {
        this.embedders = null;
        this.patience = Duration.ZERO;
    }

    @Inject
    Meaning(Embedders embedders, SearchSettings settings) {
        this.embedders = embedders;
        this.patience = Duration.ofMillis(settings.meaningMillis());
    }

    /**
     * @param leastSimilarity cosine below which a skill has nothing to do with the query
     */
    record Wanted(String model, Quantised vector, float leastSimilarity) {}

    /** Empty without an embedder, for a text too short to mean anything, and while the embedder fails. */
    Optional<Wanted> of(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        if (text.length() < SHORTEST) {
            return Optional.empty();
        }
        String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return embedders
                .current()
                .flatMap(embedder -> vector(embedder, bounded)
                        .filter(bytes -> bytes.length > 0)
                        .map(bytes ->
                                new Wanted(embedder.model(), Quantised.reading(bytes), embedder.leastSimilarity())));
    }

    private Optional<byte[]> vector(RunningEmbedder embedder, String text) {
        String key = embedder.model() + ' ' + text;
        synchronized (remembered) {
            byte[] known = remembered.get(key);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<byte[]> made = embedders.query(embedder, patience, text);
        made.ifPresent(bytes -> {
            synchronized (remembered) {
                remembered.put(key, bytes);
                if (remembered.size() > REMEMBERED) {
                    remembered.remove(remembered.keySet().iterator().next());
                }
            }
        });
        return made;
    }
}
