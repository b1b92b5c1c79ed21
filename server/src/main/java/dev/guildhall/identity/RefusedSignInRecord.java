package dev.guildhall.identity;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes one refused sign-in down, in a transaction of its own: nothing else is changed by a refusal. */
@Service
class RefusedSignInRecord {
    private static final String NOBODY = "anonymous";

    private final OrganisationStore organisations;
    private final Audit audit;

    @Inject
    RefusedSignInRecord(OrganisationStore organisations, Audit audit) {
        this.organisations = organisations;
        this.audit = audit;
    }

    @Transactional
    void append(Optional<RefusedSignIns.Known> user, String by, String address, int refusals, Instant since) {
        Optional<UUID> organisation = user.map(RefusedSignIns.Known::organisation)
                .or(() -> organisations.home().map(Organisation::id));
        if (organisation.isEmpty()) {
            return;
        }
        audit.append(
                organisation.get(),
                NOBODY,
                "sign-in.refused",
                user.map(RefusedSignIns.Known::login).orElse("(unknown)"),
                Map.of(
                        "by",
                        by,
                        "address",
                        shortened(address),
                        "refusals",
                        refusals,
                        "since",
                        since.truncatedTo(ChronoUnit.SECONDS)));
    }

    private static String shortened(String address) {
        return address.length() > 80 ? address.substring(0, 80) : address;
    }
}
