package dev.guildhall.plugins;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;

/** Writes down what an operator did, and what came of it. */
@Service
public class PluginRecord {
    private final Audit audit;

    @Inject
    public PluginRecord(Audit audit) {
        this.audit = audit;
    }

    @Transactional
    public void append(Actor actor, String action, PluginStatus status) {
        audit.append(
                actor,
                action,
                status.id() + "@" + status.version(),
                Map.of("state", status.state(), "reason", status.reason().orElse("")));
    }
}
