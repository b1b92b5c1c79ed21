package dev.guildhall.keys;

import dev.guildhall.budgets.Account;
import java.util.Locale;

/** Whose a key can be, or for whom it is used. */
public enum HolderKind {
    TEAM(Account.Kind.TEAM, KeyProblem.UNKNOWN_TEAM),
    USER(Account.Kind.USER, KeyProblem.UNKNOWN_USER),
    /** The client's own end user. */
    CUSTOMER(Account.Kind.CUSTOMER, KeyProblem.UNKNOWN_CUSTOMER);

    private final Account.Kind account;
    private final KeyProblem unknown;

    HolderKind(Account.Kind account, KeyProblem unknown) {
        this.account = account;
        this.unknown = unknown;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Account.Kind account() {
        return account;
    }

    RuntimeException unknown(String id) {
        return unknown.because(
                "There is no %s %s at the gateway. POST /%s/new makes one.".formatted(word(), id, word()));
    }
}
