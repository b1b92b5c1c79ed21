package dev.guildhall.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.wired.Wired;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private final Credentials credentials = Wired.bean(Credentials.class);
    private final TokenStore tokens = Wired.bean(TokenStore.class);

    @Test
    void givesTheFirstAdministratorEveryPermission() {
        String value = "bootstrap-" + Ids.next();
        found(value);

        Actor actor = credentials.token(value).actor();
        assertThat(actor.login()).isEqualTo("administrator");
        assertThat(actor.organisationName()).isEqualTo("home");
        assertThat(actor.permissions()).isEqualTo(Set.of(Permission.values()));
    }

    @Test
    void sameValueAgainChangesNothing() {
        String value = "bootstrap-" + Ids.next();
        found(value);
        List<TokenRow> before = own(credentials.token(value).actor());
        found(value);
        assertThat(own(credentials.token(value).actor())).isEqualTo(before);
    }

    @Test
    void anotherValueReplacesItAndTheOldOneNeverComesBack() {
        String old = "bootstrap-" + Ids.next();
        String current = "bootstrap-" + Ids.next();
        found(old);
        found(current);

        assertThatThrownBy(() -> credentials.token(old)).hasMessageContaining("revoked");
        found(old);
        assertThatThrownBy(() -> credentials.token(old)).hasMessageContaining("revoked");
        assertThat(credentials.token(current).actor().login()).isEqualTo("administrator");
    }

    @Test
    void noValueMakesNoToken() {
        String value = "bootstrap-" + Ids.next();
        found(value);
        Actor administrator = credentials.token(value).actor();
        List<TokenRow> before = own(administrator);
        found("");
        assertThat(own(administrator)).isEqualTo(before);
    }

    @Test
    void refusesAShortValueWithoutRepeatingIt() {
        assertThatThrownBy(() -> new BootstrapSettings("hunter2"))
                .hasMessageContaining("has 7 characters; it must have 12")
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> new BootstrapSettings("has a space in it")).hasMessageContaining("character");
        assertThat(new BootstrapSettings("a-secret-of-mine").toString()).doesNotContain("secret");
    }

    @Test
    void homeAdministratorOwnsTheHouseName() {
        String value = "bootstrap-" + Ids.next();
        found(value);
        Owners owners = Wired.bean(Owners.class);
        Actor administrator = credentials.token(value).actor();
        assertThat(owners.put(administrator, "guildhall", null, null).name()).isEqualTo("guildhall");
        assertThatThrownBy(() -> owners.put(administrator, "gu1ldhall", null, null))
                .hasMessageContaining("guildhall");
    }

    @Test
    void homeAdministratorMakesTenantsWithAFirstToken() {
        String value = "bootstrap-" + Ids.next();
        found(value);
        Actor administrator = credentials.token(value).actor();
        Organisations organisations = Wired.bean(Organisations.class);
        String mark = new World().mark;

        PutOrganisation made = organisations.put(administrator, "t" + mark, "Tenant", "boss." + mark);
        Actor boss = credentials.token(made.token().orElseThrow().value()).actor();
        assertThat(boss.organisationName()).isEqualTo("t" + mark);
        assertThat(boss.role()).isEqualTo("administrator");

        PutOrganisation again = organisations.put(administrator, "t" + mark, "Tenant", "boss." + mark);
        assertThat(again.token()).isEmpty();
        assertThat(again.organisation()).isEqualTo(made.organisation());
        assertThatThrownBy(() -> organisations.put(administrator, "u" + mark, null, "boss." + mark))
                .hasMessageContaining("unique");
        assertThatThrownBy(() -> organisations.list(boss, PageRequest.first(5)))
                .hasMessageContaining("home organisation");
    }

    private List<TokenRow> own(Actor actor) {
        return tokens.list(actor.user(), PageRequest.first(100)).items();
    }

    private void found(String value) {
        Founding founding = new Founding(
                new BootstrapSettings(value),
                Wired.bean(OrganisationStore.class),
                Wired.bean(UserStore.class),
                tokens,
                Wired.bean(Audit.class));
        World.inTransaction(() -> {
            founding.found();
            return value;
        });
    }
}
