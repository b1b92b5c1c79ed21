package dev.guildhall.identity;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code home organisation there? → first administrator → bootstrap token as configured}; the same again changes nothing. */
@Service
class Founding {
    private static final Logger LOG = LoggerFactory.getLogger(Founding.class);
    private static final Duration LIFETIME = Duration.ofDays(3660);
    private static final String SYSTEM = "system";

    private final BootstrapSettings settings;
    private final OrganisationStore organisations;
    private final UserStore users;
    private final TokenStore tokens;
    private final Audit audit;

    @Inject
    Founding(
            BootstrapSettings settings,
            OrganisationStore organisations,
            UserStore users,
            TokenStore tokens,
            Audit audit) {
        this.settings = settings;
        this.organisations = organisations;
        this.users = users;
        this.tokens = tokens;
        this.audit = audit;
    }

    @Transactional
    void found() {
        organisations.lockBootstrap();
        Organisation home = organisations.home().orElseGet(this::makeHome);
        if (!settings.token().isEmpty()) {
            keepToken(home, settings.token());
        }
    }

    private Organisation makeHome() {
        Organisation home = new Organisation("home", "Home", true);
        organisations.add(home);
        Account administrator = new Account(home.id(), "administrator", "Administrator", Role.ADMINISTRATOR);
        users.add(administrator);
        audit.append(home.id(), SYSTEM, "organisation.created", home.name(), Map.of("administrator", "administrator"));
        return home;
    }

    private void keepToken(Organisation home, String value) {
        byte[] hash = Secret.hash(value);
        // Revoked, too, is known: whoever revoked it meant it, and a restart does not bring it back.
        if (tokens.isKnown(hash)) {
            return;
        }
        Optional<Account> administrator = users.firstAdministrator(home.id());
        if (administrator.isEmpty()) {
            LOG.error("The bootstrap token was not taken: the home organisation has no active administrator");
            return;
        }
        int replaced = tokens.revokeBootstrap();
        Instant now = Moment.now();
        List<String> scopes = Role.ADMINISTRATOR.permissions().stream()
                .map(Permission::scope)
                .sorted()
                .toList();
        tokens.add(new TokenStore.Draft(
                Ids.next(),
                home.id(),
                administrator.get().id(),
                "bootstrap",
                value.startsWith("gh_") ? value.substring(0, 7) : "bootstrap",
                hash,
                scopes,
                true,
                now,
                now.plus(LIFETIME),
                Optional.empty()));
        audit.append(
                home.id(),
                SYSTEM,
                replaced == 0 ? "bootstrap-token.created" : "bootstrap-token.replaced",
                administrator.get().login(),
                Map.of());
    }
}
