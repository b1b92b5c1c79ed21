package dev.guildhall.web.gateway;

import dev.guildhall.gateway.DeploymentFigures;
import dev.guildhall.models.ModelRow;
import java.util.Optional;

/**
 * A model in the list with how it fares.
 *
 * @param figures of this node since its start; empty for what cannot be called, and for wildcards
 */
public record ModelLine(ModelRow model, Optional<DeploymentFigures> figures) {

    /** What one thing is to be said of it. */
    public enum Condition {
        OFF,
        RESTING,
        FAILING,
        /** It failed whenever it was called. */
        NEVER_ANSWERED,
        UNCALLED,
        HEALTHY
    }

    public Condition condition() {
        if (model.state().equals("off")) {
            return Condition.OFF;
        } else if (figures.isEmpty()) {
            return Condition.UNCALLED;
        }
        DeploymentFigures now = figures.get();
        if (now.coolingSeconds().isPresent()) {
            return Condition.RESTING;
        } else if (now.failuresThisMinute() > 0) {
            return Condition.FAILING;
        } else if (now.served() > 0) {
            return Condition.HEALTHY;
        }
        return now.failed() > 0 ? Condition.NEVER_ANSWERED : Condition.UNCALLED;
    }
}
