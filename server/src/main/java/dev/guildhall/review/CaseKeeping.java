package dev.guildhall.review;

import dev.guildhall.platform.Service;
import dev.guildhall.registry.Rescans;
import dev.guildhall.registry.SkillVersionHeld;
import dev.guildhall.registry.SkillVersionReleased;
import dev.guildhall.registry.SkillVersionRescanned;
import dev.guildhall.registry.SkillVersionRevoked;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;

/** Keeps the cases in step with the versions, inside the transaction that changes them: whichever way a hold or release came, it ends here. */
@Service
class CaseKeeping {
    private final ReviewStore store;

    @Inject
    CaseKeeping(ReviewStore store) {
        this.store = store;
    }

    void held(@Observes SkillVersionHeld event) {
        UUID version = version(event.organisation(), event.owner(), event.name(), event.version());
        store.put(event.organisation(), version, "waiting");
        store.step(event.organisation(), version, "held", event.by().orElse(Rescans.SCAN), event.reason());
    }

    void released(@Observes SkillVersionReleased event) {
        UUID version = version(event.organisation(), event.owner(), event.name(), event.version());
        store.put(event.organisation(), version, "released");
        store.step(
                event.organisation(),
                version,
                "released",
                event.by(),
                event.reason().orElse(""));
        store.accept(version);
    }

    void revoked(@Observes SkillVersionRevoked event) {
        UUID version = version(event.organisation(), event.owner(), event.name(), event.version());
        store.put(event.organisation(), version, "refused");
        store.step(event.organisation(), version, "refused", event.by(), event.reason());
    }

    void rescanned(@Observes SkillVersionRescanned event) {
        UUID version = version(event.organisation(), event.owner(), event.name(), event.version());
        store.touch(event.organisation(), version);
        store.step(event.organisation(), version, "rescanned", Rescans.SCAN, event.change());
    }

    private UUID version(UUID organisation, String owner, String name, String version) {
        return store.version(organisation, owner, name, version)
                .orElseThrow(() -> new IllegalStateException("an event names a version that is not there"));
    }
}
