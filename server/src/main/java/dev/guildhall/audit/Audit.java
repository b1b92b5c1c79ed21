package dev.guildhall.audit;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import java.util.Map;

/** Writes the record. Called inside the transaction of the change it records, so neither stands without the other. */
@Service
public class Audit {
    /**
     * @param action past-tense verb with its area, for example {@code skill.published}
     * @param target what it was done to, for example {@code @acme/pdf-tools@1.4.0}
     * @param details what a reader needs to understand it; no secrets
     */
    public void append(Actor actor, String action, String target, Map<String, ?> details) {
        throw new UnsupportedOperationException();
    }
}
