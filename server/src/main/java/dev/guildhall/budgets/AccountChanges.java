package dev.guildhall.budgets;

import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** Notes what every node is to read again, in the transaction of the change. */
@Service
public class AccountChanges {
    private final EntityManager entities;

    @Inject
    AccountChanges(EntityManager entities) {
        this.entities = entities;
    }

    public void note(Account account) {
        new Sql(
                        "insert into account_change (organisation_id, kind, account) values (?, ?, ?)",
                        account.organisation(),
                        BudgetReadStore.word(account.kind()),
                        account.id())
                .update(entities);
    }
}
