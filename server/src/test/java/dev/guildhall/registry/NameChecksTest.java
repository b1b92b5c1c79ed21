package dev.guildhall.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.identity.Owners;
import dev.guildhall.identity.Role;
import dev.guildhall.packages.Finding;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.LookAlike;
import dev.guildhall.platform.Problem;
import dev.guildhall.wired.Wired;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Names that could be mistaken for those of popular skills. */
class NameChecksTest {
    private final Moving moving = Wired.bean(Moving.class);
    private final Guild guild = new Guild();
    private final Actor author = guild.authorOf("mill");

    @Test
    void holdsANewSkillOneSlipFromAPopularOneOfSomebodyElse() throws IOException {
        publish(author, "pdf-tools", "mill");
        Actor elsewhere = guild.authorOf("quarry");
        Guild.execute("update skill set downloads = 100 where organisation_id = ? and name = 'pdf-tools'", guild.id);
        PublishedVersion held = Guild.publish(elsewhere, Guild.skill("pdf-tolls", "x"), "quarry", "1.0.0")
                .version();
        assertThat(held.findings())
                .filteredOn(finding -> finding.code().equals("confusable-name"))
                .extracting(Finding::severity)
                .containsExactly(Finding.Severity.HIGH);
        assertThat(held.state()).isEqualTo("held");
        // Who publishes into both owners confuses nobody; and once a reviewer let it pass, so do later versions.
        assertThat(publish(author, "pdf-toolz", "mill").state()).isEqualTo("live");
        Wired.bean(Lifecycle.class).release(guild.user(Role.REVIEWER), "quarry", "pdf-tolls", "1.0.0", "Known.");
        assertThat(Guild.publish(elsewhere, Guild.skill("pdf-tolls", "y"), "quarry", "1.0.1")
                        .version()
                        .state())
                .isEqualTo("live");
        Guild.execute("update skill set downloads = 99 where organisation_id = ?", guild.id);
        assertThat(Guild.publish(elsewhere, Guild.skill("pdf-tool", "x"), "quarry", "1.0.0")
                        .version()
                        .state())
                .isEqualTo("live");
    }

    @Test
    void seesTheSameLookAlikesInTheDatabase() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            StringBuilder name = new StringBuilder("x");
            for (int j = 0; j < 12; j++) {
                name.append("rnmvw01oli5s-".charAt(random.nextInt(13)));
            }
            Guild.execute("""
                    insert into skill (id, organisation_id, owner_id, owner_name, name, state, created_at, updated_at)
                    select gen_random_uuid(), organisation_id, id, name, ?, 'live', now(), now() from owner
                    where organisation_id = ? and name = 'mill' on conflict do nothing""", name.toString(), guild.id);
            assertThat(Guild.count(
                            "select count(*) from skill where organisation_id = ? and name = ? and skeleton = ?",
                            guild.id,
                            name.toString(),
                            LookAlike.skeleton(name.toString())))
                    .as(name.toString())
                    .isOne();
        }
    }

    @Test
    void knowsOneSlip() {
        for (String other : List.of("pdf-tool", "pdf-toolss", "pfd-tools", "pdf-tolls", "xpdf-tools", "pdf-toosl")) {
            assertThat(LookAlike.oneSlipApart("pdf-tools", other)).as(other).isTrue();
            assertThat(LookAlike.oneSlipApart(other, "pdf-tools")).as(other).isTrue();
        }
        for (String other : List.of("pdf-tools", "pdf-too", "fdp-tools", "pdf-tolsl", "tools-pdf", "")) {
            assertThat(LookAlike.oneSlipApart("pdf-tools", other)).as(other).isFalse();
        }
    }

    @Test
    void refusesToRenameASkillToOneSlipFromAPopularOneOfSomebodyElse() throws IOException {
        publish(author, "pdf-tools", "mill");
        Actor elsewhere = guild.authorOf("quarry");
        publish(elsewhere, "stones", "quarry");
        popular("pdf-tools", 100);
        assertThatThrownBy(() -> moving.rename(elsewhere, "quarry", "stones", "pdf-tolls"))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type()).isEqualTo(RegistryProblem.NAME_CONFUSABLE);
                    assertThat(problem.detail()).contains("@mill/pdf-tools", "100 times");
                });
        assertThat(moving.redirects(elsewhere, "quarry", "stones")).isEmpty();
        popular("pdf-tools", 99);
        assertThat(moving.rename(elsewhere, "quarry", "stones", "pdf-tolls").name())
                .isEqualTo("pdf-tolls");
    }

    @Test
    void letsASkillKeepOrTakeBackANameThatAnothersHasBecomePopularBeside() throws IOException {
        publish(author, "pdf-tools", "mill");
        Actor elsewhere = guild.authorOf("quarry");
        Wired.bean(Owners.class).put(elsewhere, "pit", null, null);
        publish(elsewhere, "pdf-tolls", "quarry");
        popular("pdf-tools", 100);
        moving.transfer(elsewhere, "quarry", "pdf-tolls", "pit");
        moving.rename(elsewhere, "pit", "pdf-tolls", "stones");
        assertThat(moving.rename(elsewhere, "pit", "stones", "pdf-tolls").name())
                .isEqualTo("pdf-tolls");
    }

    @Test
    void doesNotTakeANameForLetPassThatWasOnlyEverHeld() throws IOException {
        publish(author, "pdf-tools", "mill");
        popular("pdf-tools", 100);
        Actor elsewhere = guild.authorOf("quarry");
        assertThat(publish(elsewhere, "pdf-tolls", "quarry").state()).isEqualTo("held");
        moving.rename(elsewhere, "quarry", "pdf-tolls", "stones");
        assertThat(Guild.publish(elsewhere, Guild.skill("stones", "Works."), "quarry", "1.0.1")
                        .version()
                        .state())
                .isEqualTo("live");
        assertThatThrownBy(() -> moving.rename(elsewhere, "quarry", "stones", "pdf-tolls"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type()).isEqualTo(RegistryProblem.NAME_CONFUSABLE));
    }

    @Test
    void letsWhoPublishesIntoBothOwnersRename() throws IOException {
        Wired.bean(Owners.class).put(author, "forge", null, null);
        publish(author, "pdf-tools", "mill");
        publish(author, "hammer", "forge");
        popular("pdf-tools", 100);
        assertThat(moving.rename(author, "forge", "hammer", "pdf-tolls").name()).isEqualTo("pdf-tolls");
    }

    private static PublishedVersion publish(Actor actor, String name, String owner) throws IOException {
        return Guild.publish(actor, Guild.skill(name, "Works."), owner, "1.0.0").version();
    }

    private void popular(String name, long downloads) {
        Guild.execute(
                "update skill set downloads = ? where organisation_id = ? and name = ?", downloads, guild.id, name);
    }
}
