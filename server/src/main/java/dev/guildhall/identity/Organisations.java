package dev.guildhall.identity;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tenants, as the administrators of the home organisation see them: names only, nothing of what is inside. */
@Service
public class Organisations {
    private static final Duration FIRST_TOKEN = Duration.ofDays(7);

    private final OrganisationStore store;
    private final UserStore users;
    private final TokenMaking tokens;
    private final Audit audit;

    @Inject
    Organisations(OrganisationStore store, UserStore users, TokenMaking tokens, Audit audit) {
        this.store = store;
        this.users = users;
        this.tokens = tokens;
        this.audit = audit;
    }

    public Page<OrganisationRow> list(Actor actor, PageRequest page) {
        requireHome(actor);
        return store.list(page);
    }

    public OrganisationRow organisation(Actor actor, String name) {
        requireHome(actor);
        return store.named(name).map(Organisation::row).orElseThrow(() -> unknown(name));
    }

    /**
     * Creates it with its first administrator, whose token of seven days is in the answer this once; or renames.
     *
     * @param administrator login of the first administrator; only looked at when it is created
     */
    @Transactional
    public PutOrganisation put(Actor actor, String name, @Nullable String displayName, @Nullable String administrator) {
        requireHome(actor);
        Optional<Organisation> found = store.named(name);
        if (found.isPresent()) {
            Organisation organisation = found.get();
            if (displayName != null && organisation.rename(Name.display("displayName", displayName, displayName))) {
                audit.append(actor, "organisation.changed", name, Map.of("displayName", displayName));
            }
            return new PutOrganisation(organisation.row(), Optional.empty());
        }
        if (administrator == null) {
            throw PlatformProblem.INVALID_FIELD.because(
                    "administrator is missing; name the login of the new organisation's first administrator.",
                    Map.of("field", "administrator"));
        }
        return create(actor, Name.slug("organisation", name), displayName, Name.login(administrator));
    }

    private PutOrganisation create(Actor actor, String name, @Nullable String displayName, String login) {
        if (users.anywhere(login).isPresent()) {
            throw IdentityProblem.NAME_TAKEN.because(
                    "The login given in \"administrator\" cannot be used: logins are unique on the whole server. Choose another one.",
                    Map.of("field", "administrator"));
        }
        Organisation organisation = new Organisation(name, Name.display("displayName", displayName, name), false);
        store.add(organisation);
        Account account = new Account(organisation.id(), login, login, Role.ADMINISTRATOR);
        users.add(account);
        NewToken token = tokens.make(
                organisation.id(),
                account.id(),
                "first sign-in",
                Role.ADMINISTRATOR.permissions().stream()
                        .map(Permission::scope)
                        .sorted()
                        .toList(),
                FIRST_TOKEN);
        audit.append(actor, "organisation.created", name, Map.of("administrator", login));
        return new PutOrganisation(organisation.row(), Optional.of(token));
    }

    /** 403 for everybody but administrators of the home organisation, who look after the server. */
    public void requireHome(Actor actor) {
        actor.require(Permission.ORGANISATIONS_MANAGE);
        if (!store.isHome(actor.organisation())) {
            throw PlatformProblem.FORBIDDEN.because(
                    "Only administrators of the home organisation do this, for the whole server; %s belongs to another one."
                            .formatted(actor.login()));
        }
    }

    private static RuntimeException unknown(String name) {
        return IdentityProblem.UNKNOWN_ORGANISATION.because(
                "There is no organisation of this name. Create it with PUT /api/v1/organisations/{name}.",
                Map.of("organisation", name));
    }
}
