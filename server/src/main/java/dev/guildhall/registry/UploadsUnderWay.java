package dev.guildhall.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Uploads that this process is storing right now: the sweep leaves them alone however long they take. */
@ApplicationScoped
class UploadsUnderWay {
    private final Set<UUID> uploads = ConcurrentHashMap.newKeySet();

    void begin(UUID upload) {
        uploads.add(upload);
    }

    void end(UUID upload) {
        uploads.remove(upload);
    }

    Set<UUID> all() {
        return Set.copyOf(uploads);
    }
}
