package dev.guildhall.container;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;

/** A use case of the test: writes an audit entry, then fails when told to. */
@Service
public class AuditProbe {
    private final Audit audit;

    @Inject
    AuditProbe(Audit audit) {
        this.audit = audit;
    }

    @Transactional
    public void record(Actor actor, String target, boolean fail) {
        audit.append(actor, "probe.recorded", target, Map.of("fail", fail));
        if (fail) {
            throw new IllegalStateException("the change failed");
        }
    }
}
