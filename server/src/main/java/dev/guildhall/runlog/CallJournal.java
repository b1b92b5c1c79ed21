package dev.guildhall.runlog;

import dev.guildhall.dialect.Usage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The calls of this node on their way into the database. Both methods return within microseconds and never fail a call. */
@ApplicationScoped
public class CallJournal {
    /** Before the first byte goes to the provider. */
    public void started(StartedAttempt attempt) {}

    /** As {@link #started(StartedAttempt)}, without an estimate. */
    public void started(
            UUID call,
            CallOrigin origin,
            String model,
            UUID attempt,
            String deployment,
            String provider,
            String providerModel,
            Instant at) {
        started(new StartedAttempt(
                call,
                origin,
                "openai-chat",
                "chat",
                model,
                attempt,
                deployment,
                provider,
                providerModel,
                at,
                new Usage(0, 0, 0, 0, 0, 0, 0, 0, true),
                Optional.empty()));
    }

    /** Once per call, with all its attempts, whatever became of it. */
    public void settled(ModelCall call) {}
}
