package dev.guildhall.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Uploads kept on this node for a second look, each for one user and one hour; of more than a few the oldest goes.
 *
 * <p>In memory, as the staging folders it points to do not outlive the process either.
 */
@ApplicationScoped
class Drafts {
    static final int MOST_PER_USER = 5;
    static final Duration LIFETIME = Duration.ofHours(1);

    private final Map<String, Draft> drafts = new HashMap<>();
    private final SecureRandom random = new SecureRandom();

    private record Draft(UUID user, PublishRequest.Upload upload, Path folder, Instant until, Lock lock) {}

    /** What keeping came to: the draft's name, and the folders that may go now. */
    record Kept(String draft, List<Path> gone) {}

    synchronized Kept keep(UUID user, PublishRequest.Upload upload, Path folder, Instant now) {
        List<Path> gone = expired(now);
        List<Map.Entry<String, Draft>> mine = drafts.entrySet().stream()
                .filter(draft -> draft.getValue().user().equals(user))
                .sorted(Comparator.comparing(draft -> draft.getValue().until()))
                .toList();
        for (int i = 0; i <= mine.size() - MOST_PER_USER; i++) {
            gone.add(mine.get(i).getValue().folder());
            drafts.remove(mine.get(i).getKey());
        }
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        drafts.put(name, new Draft(user, upload, folder, now.plus(LIFETIME), new ReentrantLock()));
        return new Kept(name, gone);
    }

    synchronized Optional<PublishRequest.Upload> kept(UUID user, String draft, Instant now) {
        return Optional.ofNullable(drafts.get(draft))
                .filter(d -> d.user().equals(user) && d.until().isAfter(now))
                .map(Draft::upload);
    }

    /** Held by whoever reads or changes the files of this draft, or publishes them. */
    synchronized Optional<Lock> lock(String draft) {
        return Optional.ofNullable(drafts.get(draft)).map(Draft::lock);
    }

    /** Puts another upload in the place of a draft that is still there, and keeps it for another hour. */
    synchronized void replace(String draft, PublishRequest.Upload upload, Instant now) {
        drafts.computeIfPresent(
                draft, (name, kept) -> new Draft(kept.user(), upload, kept.folder(), now.plus(LIFETIME), kept.lock()));
    }

    synchronized void forget(Path folder) {
        drafts.values().removeIf(draft -> draft.folder().equals(folder));
    }

    /** Takes out what is too old; returns the folders that may go. */
    synchronized List<Path> expired(Instant now) {
        List<Path> gone = new ArrayList<>();
        for (Iterator<Draft> all = drafts.values().iterator(); all.hasNext(); ) {
            Draft draft = all.next();
            if (!draft.until().isAfter(now)) {
                gone.add(draft.folder());
                all.remove();
            }
        }
        return gone;
    }
}
