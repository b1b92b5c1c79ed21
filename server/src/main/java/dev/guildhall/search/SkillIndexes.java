package dev.guildhall.search;

import dev.guildhall.registry.SkillFacts;
import dev.guildhall.registry.SkillFeed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The indexes in memory, one for each organisation that was searched lately: {@code loaded at the first search → brought up to
 * date before every one → dropped when others need the room}.
 *
 * <p>What a search sees is never older than its own beginning, on whichever node the change was made.
 */
@ApplicationScoped
class SkillIndexes {
    private static final Logger LOG = LoggerFactory.getLogger(SkillIndexes.class);
    private static final long TOO_LARGE_NANOS = 600_000_000_000L;

    private final SearchSettings settings;
    private final SkillFeed feed;
    private final VectorStore vectors;
    private final Map<UUID, Held> indexes = new ConcurrentHashMap<>();

    /** For the client proxy of the scope, which holds no state. */
    @SuppressWarnings("NullAway")
    protected SkillIndexes() {
        this.settings = null;
        this.feed = null;
        this.vectors = null;
    }

    @Inject
    SkillIndexes(SearchSettings settings, SkillFeed feed, VectorStore vectors) {
        this.settings = settings;
        this.feed = feed;
        this.vectors = vectors;
    }

    /** One organisation's index, how far it has read, and its locks. */
    private static final class Held {
        final ReadWriteLock lock = new ReentrantReadWriteLock();
        /** One reads from the database at a time; whoever waited for a look that began after its own beginning needs none. */
        final ReentrantLock refreshing = new ReentrantLock();

        SkillIndex index = new SkillIndex();
        String position = SkillFeed.START;
        String vectorPosition = SkillFeed.START;
        String model = "";
        long refreshed;
        boolean everRefreshed;
        volatile long used = System.nanoTime();
        volatile long tooLargeSince;
        volatile boolean tooLarge;
        volatile int size;
    }

    private record Vector(UUID skill, byte[] bytes) {}

    private static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /**
     * Asks the index of an organisation, brought up to date.
     *
     * @param model whose vectors are wanted; empty for none
     * @return empty when the organisation has more skills than a node may hold
     */
    <T> Optional<T> ask(UUID organisation, Optional<String> model, Function<SkillIndex, T> question) {
        Held held = indexes.computeIfAbsent(organisation, id -> new Held());
        held.used = System.nanoTime();
        if (held.tooLarge && held.used - held.tooLargeSince < TOO_LARGE_NANOS) {
            return Optional.empty();
        }
        try {
            refresh(organisation, held, model);
        } catch (TooLarge e) {
            held.tooLarge = true;
            held.tooLargeSince = System.nanoTime();
            LOG.warn(
                    "Organisation {} has more than {} skills (guildhall.search.max-indexed): searched by words alone, without facets",
                    organisation,
                    settings.maxIndexed());
            return Optional.empty();
        }
        makeRoom(organisation);
        held.lock.readLock().lock();
        try {
            return Optional.of(question.apply(held.index));
        } finally {
            held.lock.readLock().unlock();
        }
    }

    private void refresh(UUID organisation, Held held, Optional<String> model) {
        long arrived = System.nanoTime();
        held.refreshing.lock();
        try {
            boolean newModel = model.isPresent() && !held.model.equals(model.get());
            if (held.everRefreshed && !newModel && held.refreshed - arrived > 0) {
                return;
            }
            long began = System.nanoTime();
            read(organisation, held, model, newModel);
            held.refreshed = began;
            held.everRefreshed = true;
        } catch (SQLException e) {
            throw new IllegalStateException("The skills of an organisation cannot be read", e);
        } finally {
            held.refreshing.unlock();
        }
    }

    /** Vectors first: of each that is seen, the skill is there by the second look. */
    private void read(UUID organisation, Held held, Optional<String> model, boolean newModel) throws SQLException {
        boolean first = held.position.equals(SkillFeed.START);
        if (first && feed.hasMoreThan(organisation, settings.maxIndexed())) {
            throw new TooLarge();
        }
        List<Vector> computed = new ArrayList<>();
        String vectorPosition = model.isEmpty()
                ? held.vectorPosition
                : vectors.changes(
                        organisation,
                        model.get(),
                        newModel ? SkillFeed.START : held.vectorPosition,
                        (skill, bytes) -> computed.add(new Vector(skill, bytes)));
        List<SkillFacts> changed = new ArrayList<>();
        SkillIndex index = first ? new SkillIndex() : held.index;
        // Nobody asks an index that is being filled, so its many rows need not be kept twice.
        String position = feed.changes(organisation, held.position, first ? facts -> put(index, facts) : changed::add);
        if (!first && changed.isEmpty() && computed.isEmpty() && !newModel) {
            held.position = position;
            held.vectorPosition = vectorPosition;
            return;
        }
        held.lock.writeLock().lock();
        try {
            changed.forEach(facts -> put(index, facts));
            if (newModel) {
                index.forgetVectors();
            }
            computed.forEach(vector -> index.putVector(vector.skill(), vector.bytes()));
            held.index = index;
            held.position = position;
            held.vectorPosition = vectorPosition;
            held.model = model.orElse(held.model);
            held.tooLarge = false;
            held.size = index.size();
        } catch (TooLarge e) {
            held.index = new SkillIndex();
            held.position = SkillFeed.START;
            held.model = "";
            held.size = 0;
            throw e;
        } finally {
            held.lock.writeLock().unlock();
        }
    }

    private void put(SkillIndex index, SkillFacts facts) {
        if (index.size() > settings.maxIndexed()) {
            throw new TooLarge();
        }
        index.put(facts);
    }

    /** Those that were asked the longest ago go first. */
    private void makeRoom(UUID asked) {
        long sum = indexes.values().stream().mapToLong(held -> held.size).sum();
        if (sum <= settings.maxIndexed()) {
            return;
        }
        List<Map.Entry<UUID, Held>> others = indexes.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(asked))
                .sorted(Comparator.comparingLong(entry -> entry.getValue().used))
                .toList();
        for (Map.Entry<UUID, Held> other : others) {
            if (sum <= settings.maxIndexed()) {
                return;
            }
            // Whoever reads it keeps it until done; the next one loads it anew.
            indexes.remove(other.getKey(), other.getValue());
            sum -= other.getValue().size;
        }
    }

    /** How many indexes are held. */
    int held() {
        return indexes.size();
    }
}
