package dev.guildhall.identity;

import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All queries over users. */
@Service
class UserStore {
    private static final String ROW = """
            select u.login, u.display_name, u.role, u.state, u.password_hash is not null,
                   (select string_agg(t.name, ' ' order by t.name) from team_member m join team t on t.id = m.team_id
                    where m.user_id = u.id),
                   u.created_at, u.row_version
            from app_user u where u.organisation_id = ?1 and\s""";

    private final EntityManager entities;

    @Inject
    UserStore(EntityManager entities) {
        this.entities = entities;
    }

    void add(Account account) {
        entities.persist(account);
        entities.flush();
    }

    void flush() {
        entities.flush();
    }

    /** In any organisation: for signing in, and to know whether a login is free. */
    Optional<Account> anywhere(String login) {
        return entities.createQuery("select a from Account a where a.login = :login", Account.class)
                .setParameter("login", login)
                .getResultStream()
                .findFirst();
    }

    Optional<Account> in(UUID organisation, String login) {
        return anywhere(login).filter(account -> account.organisation().equals(organisation));
    }

    Optional<Account> byId(UUID user) {
        return Optional.ofNullable(entities.find(Account.class, user));
    }

    /** The organisation's administrator who was there first. */
    Optional<Account> firstAdministrator(UUID organisation) {
        return entities.createQuery(
                        "select a from Account a where a.organisation = :organisation and a.role = 'administrator' and a.state = 'active' order by a.id",
                        Account.class)
                .setParameter("organisation", organisation)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    long activeAdministrators(UUID organisation) {
        return entities.createQuery(
                        "select count(a) from Account a where a.organisation = :organisation and a.role = 'administrator' and a.state = 'active'",
                        Long.class)
                .setParameter("organisation", organisation)
                .getSingleResult();
    }

    Optional<UserRow> row(UUID organisation, String login) {
        List<?> rows = entities.createNativeQuery(ROW + "u.login = ?2")
                .setParameter(1, organisation)
                .setParameter(2, login)
                .getResultList();
        return rows.stream().findFirst().map(row -> row((Object[]) row));
    }

    /** @param text that login or display name contain; empty for all */
    Page<UserRow> list(UUID organisation, String text, PageRequest page) {
        List<UserRow> rows = new ArrayList<>();
        for (Object row : entities.createNativeQuery(
                        ROW
                                + "u.login > ?2 and position(?4 in lower(u.login || ' ' || u.display_name)) > 0 order by u.login limit ?3")
                .setParameter(1, organisation)
                .setParameter(2, page.part(0, 1).orElse(""))
                .setParameter(3, page.limit() + 1)
                .setParameter(4, text)
                .getResultList()) {
            rows.add(row((Object[]) row));
        }
        return Page.of(rows, page.limit(), row -> PageRequest.cursor(row.login()));
    }

    UserAccess access(UUID user) {
        Object[] row =
                (Object[]) entities.createNativeQuery("""
                        select (select count(*) from browser_session where user_id = ?1 and expires_at > now()),
                               (select count(*) from api_token
                                where user_id = ?1 and revoked_at is null and expires_at > now()),
                               (select expires_at from invitation where user_id = ?1 and expires_at > now())""").setParameter(1, user).getSingleResult();
        return new UserAccess(Columns.number(row[0]), Columns.number(row[1]), Columns.optionalInstant(row[2]));
    }

    private static UserRow row(Object[] row) {
        return new UserRow(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (Boolean) row[4],
                Columns.words(row[5]),
                Columns.instant(row[6]),
                Columns.number(row[7]));
    }
}
