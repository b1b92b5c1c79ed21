package dev.guildhall.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.identity.Role;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Problem;
import dev.guildhall.wired.Wired;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tenant never meets another's skills, under no list and no address. */
class RegistryIsolationTest {
    private final Catalog catalog = Wired.bean(Catalog.class);
    private final Lifecycle lifecycle = Wired.bean(Lifecycle.class);
    private final RegistryShelf shelf = Wired.bean(RegistryShelf.class);
    private final Guild guild = new Guild();
    private final Guild other = new Guild();
    private final Actor author = guild.authorOf("mill");
    private final Actor stranger = other.user(Role.ADMINISTRATOR);

    @BeforeEach
    void aSkill() throws IOException {
        Guild.publish(author, Guild.skill("grind", "secret recipe"), "mill", "1.0.0");
    }

    @Test
    void listsNothingOfAnotherTenant() {
        for (String typed : new String[] {"", "grind", "secret", "g", "gridn"}) {
            for (Optional<String> owner : List.of(Optional.<String>empty(), Optional.of("mill"))) {
                SkillQuery query = new SkillQuery(typed, owner, Optional.empty(), Optional.empty(), Optional.empty());
                assertThat(Listing.of(stranger, query, PageRequest.first(10)).items())
                        .as(typed)
                        .isEmpty();
                assertThat(Listing.count(stranger, query)).isZero();
            }
        }
        assertThat(shelf.versions(other.id, "mill", "grind")).isEmpty();
        assertThat(shelf.find(other.id, "mill", "grind", "1.0.0")).isEmpty();
        assertThat(shelf.versions(guild.id, "mill", "grind")).hasSize(1);
    }

    @Test
    void answersNotFoundForEveryAddressOfAnotherTenant() {
        notFound(() -> catalog.skill(stranger, "mill", "grind"));
        notFound(() -> catalog.versions(stranger, "mill", "grind", PageRequest.first(10)));
        notFound(() -> catalog.versionsBelow(stranger, "mill", "grind", "2.0.0"));
        notFound(() -> catalog.version(stranger, "mill", "grind", "1.0.0"));
        notFound(() -> catalog.file(stranger, "mill", "grind", "1.0.0", "SKILL.md"));
        notFound(() -> catalog.archive(stranger, "mill", "grind", "1.0.0"));
        notFound(() -> lifecycle.yank(stranger, "mill", "grind", "1.0.0", "why"));
        notFound(() -> lifecycle.deprecate(stranger, "mill", "grind", "1.0.0", "why"));
        notFound(() -> lifecycle.restore(stranger, "mill", "grind", "1.0.0", "why"));
        notFound(() -> lifecycle.hold(stranger, "mill", "grind", "1.0.0", "why"));
        notFound(() -> lifecycle.release(stranger, "mill", "grind", "1.0.0", "why"));
        notFound(() -> lifecycle.moveChannel(stranger, "mill", "grind", "beta", "1.0.0"));
        notFound(() -> Wired.bean(Moving.class).rename(stranger, "mill", "grind", "crush"));
        notFound(() -> Wired.bean(Moving.class).transfer(stranger, "mill", "grind", "mill"));
        notFound(() -> Wired.bean(Moving.class).redirects(stranger, "mill", "grind"));
        notFound(() -> Wired.bean(Moving.class).free(stranger, "mill", "grind"));
        notFound(() -> Wired.bean(Dependents.class).page(stranger, "mill", "grind", PageRequest.first(10)));
        notFound(() -> Wired.bean(BlastRadii.class).of(stranger, "mill", "grind", "1.0.0"));
        notFound(() -> Wired.bean(Yanking.class).yank(stranger, "mill", "grind", "1.0.0", "why"));
        notFound(() -> Guild.publish(stranger, Guild.skill("grind", "x"), "mill", "1.0.0"));
    }

    @Test
    void keepsEqualNamesOfTwoTenantsApart() throws IOException {
        Actor same = other.authorOf("mill");
        Guild.publish(same, Guild.skill("grind", "another recipe"), "mill", "3.0.0");
        assertThat(catalog.skill(same, "mill", "grind").channels()).containsEntry("latest", "3.0.0");
        assertThat(catalog.skill(author, "mill", "grind").channels()).containsEntry("latest", "1.0.0");
        notFound(() -> catalog.version(same, "mill", "grind", "1.0.0"));
    }

    private static void notFound(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type().status()).isEqualTo(404));
    }
}
