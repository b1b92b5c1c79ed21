package dev.guildhall.keys;

import dev.guildhall.budgets.Account;
import dev.guildhall.budgets.AccountChanged;
import dev.guildhall.budgets.AccountLimits;
import dev.guildhall.identity.Role;
import dev.guildhall.identity.Tokens;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Permission;
import dev.guildhall.registry.Guild;
import dev.guildhall.wired.Api;
import dev.guildhall.wired.TestDatabase;
import dev.guildhall.wired.Wired;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An organisation of its own with an administrator who makes keys. */
final class KeyWorld {
    final Guild guild = new Guild();
    final Actor administrator = guild.user(Role.ADMINISTRATOR);
    final Api api = api(administrator);
    final Keys keys = Wired.bean(Keys.class);
    final VirtualKeys virtual = Wired.bean(VirtualKeys.class);

    static Api api(Actor actor) {
        List<String> scopes = Arrays.stream(Permission.values())
                .filter(actor::may)
                .map(Permission::scope)
                .toList();
        return Api.withToken(Wired.bean(Tokens.class)
                .create(actor, "test", scopes, Duration.ofHours(1))
                .value());
    }

    MadeKey make(KeyFields fields) {
        return virtual.make(administrator, Optional.empty(), fields);
    }

    static KeyFields with(AccountLimits limits) {
        KeyFields none = KeyFields.NONE;
        return new KeyFields(
                none.alias(),
                none.team(),
                none.user(),
                none.agent(),
                none.models(),
                none.aliases(),
                none.routes(),
                none.keyType(),
                none.tags(),
                none.kept(),
                false,
                false,
                none.expires(),
                limits);
    }

    static AccountLimits budget(String usd) {
        AccountLimits none = AccountLimits.NONE;
        return new AccountLimits(
                Optional.of(new BigDecimal(usd)),
                none.softBudget(),
                none.period(),
                none.tokensPerMinute(),
                none.requestsPerMinute(),
                none.parallel(),
                none.plan(),
                none.others());
    }

    /** What every node hears within a second or two, now. */
    void told(Account.Kind kind, String id) {
        keys.changed(new AccountChanged(new Account(guild.id, kind, id)));
    }

    void told(KeyRow row) {
        told(Account.Kind.KEY, row.id().toString());
    }

    Caller admitted(String key) {
        return switch (keys.admit(key)) {
            case Admission.Admitted admitted -> admitted.caller();
            case Admission.Turned turned ->
                throw new AssertionError(turned.failure().message());
        };
    }

    String turned(String key) {
        return switch (keys.admit(key)) {
            case Admission.Admitted admitted -> throw new AssertionError("admitted " + admitted.caller());
            case Admission.Turned turned ->
                turned.failure().status() + " " + turned.failure().message();
        };
    }

    /** The first organisation, as founding makes it. */
    static void home() {
        run(
                "insert into organisation (id, name, display_name, home, created_at) select ?, 'home', 'Home', true, now()"
                        + " where not exists (select 1 from organisation where home)",
                Ids.next());
        run(
                "insert into app_user (id, organisation_id, login, display_name, role, created_at)"
                        + " select ?, id, 'administrator', 'Administrator', 'administrator', now() from organisation where home on conflict do nothing",
                Ids.next());
    }

    static void run(String sql, Object... values) {
        try (Connection connection = TestDatabase.shared().dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
