package dev.guildhall.budgets;

import dev.guildhall.platform.SettingsRecord;

/**
 * How nodes share budgets.
 *
 * @param leaseSeconds how long a silent node keeps its leases; for three quarters of that it serves without the database
 * @param idleSeconds after how long without a call a node gives its lease back
 */
record BudgetSettings(int leaseSeconds, int idleSeconds) implements SettingsRecord {
    BudgetSettings {
        if (leaseSeconds < 20 || leaseSeconds > 86_400) {
            throw new IllegalArgumentException(
                    "guildhall.budgets.lease-seconds is " + leaseSeconds + "; it must be between 20 and 86400.");
        }
        if (idleSeconds < 1 || idleSeconds > leaseSeconds) {
            throw new IllegalArgumentException("guildhall.budgets.idle-seconds is " + idleSeconds
                    + "; it must be between 1 and guildhall.budgets.lease-seconds.");
        }
    }
}
