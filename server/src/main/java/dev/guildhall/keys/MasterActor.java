package dev.guildhall.keys;

import dev.guildhall.budgets.Account;
import dev.guildhall.identity.HomeAdministrators;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who the master key is: at the management addresses an administrator of the first organisation, at the gateway a key of its own. */
@Service
class MasterActor {
    private static final UUID KEY = new UUID(0, 0);

    private final HomeAdministrators administrators;

    @Inject
    MasterActor(HomeAdministrators administrators) {
        this.administrators = administrators;
    }

    Optional<Actor> actor() throws SQLException {
        return administrators.first();
    }

    Optional<Caller> caller(String hash) throws SQLException {
        return actor().map(Actor::organisation)
                .map(organisation -> new Caller(
                        organisation,
                        KEY,
                        hash,
                        "master key",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Map.of(),
                        List.of(),
                        List.of(new Account(organisation, Account.Kind.ORGANISATION, organisation.toString())),
                        Set.of(),
                        Optional.empty(),
                        false));
    }
}
