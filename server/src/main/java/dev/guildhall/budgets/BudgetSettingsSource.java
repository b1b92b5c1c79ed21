package dev.guildhall.budgets;

import dev.guildhall.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands out this feature's settings, read once. */
@ApplicationScoped
class BudgetSettingsSource {
    @Produces
    @Singleton
    BudgetSettings budgets(Settings settings) {
        return settings.record("guildhall.budgets", BudgetSettings.class);
    }
}
