package dev.guildhall.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.budgets.Budgets;
import dev.guildhall.budgets.Refused;
import dev.guildhall.budgets.Reserved;
import dev.guildhall.wired.Wired;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** A key from its making to the refusal, through the services as they are wired. */
class SpendingTest {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final KeyWorld world = new KeyWorld();
    private final Budgets budgets = Wired.bean(Budgets.class);

    private void settle(Caller caller, BigDecimal cost) {
        if (budgets.reserve(caller.accounts(), "m", cost, 1) instanceof Reserved reserved) {
            budgets.settle(reserved, cost, 1);
        } else {
            throw new AssertionError("refused");
        }
    }

    /** What comes by itself within a second or two. */
    private static void until(BooleanSupplier done) throws InterruptedException {
        for (int i = 0; i < 400 && !done.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertThat(done.getAsBoolean()).isTrue();
    }

    private JsonObject info(String key) {
        return world.api.get("/key/info?key=" + key).json().getJsonObject("info");
    }

    @Test
    void spendShowsTheSoftBudgetIsNotedAndTheHardOneHolds() throws InterruptedException {
        world.api.post("/team/new", "{\"team_id\":\"ops\",\"team_alias\":\"Operations\",\"max_budget\":0.05}");
        String key = world.api
                .post(
                        "/key/generate",
                        "{\"team_id\":\"ops\",\"max_budget\":0.03,\"soft_budget\":0.02,\"key_alias\":\"ci\"}")
                .json()
                .getString("key");
        Caller caller = world.admitted(key);
        settle(caller, CENT);
        settle(caller, CENT);
        until(() -> info(key).getJsonNumber("spend").bigDecimalValue().compareTo(new BigDecimal("0.02")) == 0);
        until(() ->
                world.api.get("/api/v1/audit?action=budget.soft-passed").body().contains("budget.soft-passed"));
        settle(caller, CENT);
        Refused refused = (Refused) budgets.reserve(caller.accounts(), "m", CENT, 1);
        assertThat(refused.message())
                .startsWith("Budget has been exceeded! Current cost: 0.03, Max budget: 0.03 (USD), of key sk-...")
                .contains("\"ci\"");

        world.api.post("/key/update", "{\"key\":\"" + key + "\",\"max_budget\":1}");
        until(() -> budgets.reserve(caller.accounts(), "m", CENT, 1) instanceof Reserved);
        until(() -> budgets.reserve(caller.accounts(), "m", new BigDecimal("0.04"), 1) instanceof Refused no
                && no.message().contains("of team \"Operations\""));
        until(() -> world.api
                        .get("/team/info?team_id=ops")
                        .json()
                        .getJsonObject("team_info")
                        .getJsonNumber("spend")
                        .bigDecimalValue()
                        .compareTo(new BigDecimal("0.03"))
                == 0);
    }

    @Test
    void aPlansChangeReachesWhoHasIt() throws InterruptedException {
        world.api.post("/budget/new", "{\"budget_id\":\"small\",\"rpm_limit\":1}");
        String key = world.api
                .post("/key/generate", "{\"budget_id\":\"small\"}")
                .json()
                .getString("key");
        Caller caller = world.admitted(key);
        settle(caller, CENT);
        assertThat(((Refused) budgets.reserve(caller.accounts(), "m", CENT, 1)).what())
                .isEqualTo("requests");
        world.api.post("/budget/update", "{\"budget_id\":\"small\",\"rpm_limit\":null}");
        until(() -> budgets.reserve(caller.accounts(), "m", CENT, 1) instanceof Reserved);
    }
}
