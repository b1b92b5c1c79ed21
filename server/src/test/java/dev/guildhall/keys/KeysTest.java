package dev.guildhall.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.budgets.Account;
import dev.guildhall.budgets.AccountLimits;
import dev.guildhall.platform.Precondition;
import dev.guildhall.wired.Wired;
import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeysTest {
    private final KeyWorld world = new KeyWorld();

    private static KeyFields of(
            Optional<String> team, Optional<String> user, List<String> models, Map<String, String> aliases) {
        return new KeyFields(
                Optional.empty(),
                team,
                user,
                Optional.of("reviewer"),
                models,
                aliases,
                List.of(),
                "default",
                List.of("prod"),
                JsonObject.EMPTY_JSON_OBJECT,
                false,
                false,
                Optional.empty(),
                AccountLimits.NONE);
    }

    @Test
    void aKeySaysWhoCallsAndWhoseBudgetsCount() {
        Wired.bean(Holders.class).make(world.administrator, HolderKind.TEAM, "ops", HolderFields.NONE);
        Wired.bean(Membership.class).add(world.administrator, "ops", "eve", "user", AccountLimits.NONE);
        MadeKey made =
                world.make(of(Optional.of("ops"), Optional.of("eve"), List.of("gpt-*"), Map.of("fast", "gpt-4o")));

        String id = made.row().id().toString();
        assertThat(world.admitted(made.key()))
                .isEqualTo(new Caller(
                        world.guild.id,
                        made.row().id(),
                        KeyText.hash(made.key()),
                        made.row().name(),
                        Optional.of("ops"),
                        Optional.of("eve"),
                        Optional.of("reviewer"),
                        List.of("gpt-*"),
                        List.of(),
                        Map.of("fast", "gpt-4o"),
                        List.of(),
                        List.of(
                                new Account(world.guild.id, Account.Kind.KEY, id),
                                new Account(world.guild.id, Account.Kind.MEMBER, "ops/eve"),
                                new Account(world.guild.id, Account.Kind.USER, "eve"),
                                new Account(world.guild.id, Account.Kind.TEAM, "ops"),
                                new Account(world.guild.id, Account.Kind.AGENT, "reviewer"),
                                new Account(world.guild.id, Account.Kind.ORGANISATION, world.guild.id.toString())),
                        Set.of("prod"),
                        Optional.empty(),
                        false));
        assertThat(made.key()).matches("sk-[A-Za-z0-9_-]{43}");
        assertThat(made.row().name())
                .isEqualTo("sk-..." + made.key().substring(made.key().length() - 4));
    }

    @Test
    void whatIsNoKeyIsTurnedAwayWithTheWayToOne() {
        assertThat(world.turned("")).startsWith("401 No key was sent");
        assertThat(world.turned("sk-nobody-has-this-one")).startsWith("401 The key is not known");
        assertThat(world.turned("x".repeat(10_000))).startsWith("401 The key is not known");
        assertThat(world.turned("gh_" + "x".repeat(40))).startsWith("401");
    }

    @Test
    void blockedExpiredAndRemovedKeysAreTurnedAway() {
        MadeKey made = world.make(KeyFields.NONE);
        world.admitted(made.key());
        world.virtual.block(world.administrator, made.row().id(), true);
        world.told(made.row());
        assertThat(world.turned(made.key())).startsWith("403 The key sk-...").contains("is blocked");
        world.virtual.block(world.administrator, made.row().id(), false);
        world.told(made.row());
        world.admitted(made.key());

        world.virtual.change(
                world.administrator,
                made.row().id(),
                before -> new KeyFields(
                        before.alias(),
                        before.team(),
                        before.user(),
                        before.agent(),
                        before.models(),
                        before.aliases(),
                        before.routes(),
                        before.keyType(),
                        before.tags(),
                        before.kept(),
                        false,
                        false,
                        Optional.of(Instant.parse("2020-01-01T00:00:00Z")),
                        before.limits()),
                Precondition.NONE);
        world.told(made.row());
        assertThat(world.turned(made.key())).startsWith("401").contains("expired at 2020-01-01T00:00:00Z");

        world.virtual.remove(world.administrator, made.row().id());
        world.told(made.row());
        assertThat(world.turned(made.key())).startsWith("401 The key is not known");
    }

    @Test
    void aBlockedTeamStopsItsKeys() {
        Holders holders = Wired.bean(Holders.class);
        holders.make(world.administrator, HolderKind.TEAM, "ops", HolderFields.NONE);
        MadeKey made = world.make(of(Optional.of("ops"), Optional.empty(), List.of(), Map.of()));
        world.admitted(made.key());
        holders.change(world.administrator, HolderKind.TEAM, "ops", before -> before.blocked(true));
        world.told(Account.Kind.TEAM, "ops");
        assertThat(world.turned(made.key())).startsWith("403 The team ops");
    }

    /** Nobody calls {@code told}: the change comes by itself. */
    @Test
    void changesReachEveryNodeByThemselves() throws InterruptedException {
        MadeKey made = world.make(KeyFields.NONE);
        world.admitted(made.key());
        world.virtual.block(world.administrator, made.row().id(), true);
        for (int i = 0; i < 200 && world.keys.admit(made.key()) instanceof Admission.Admitted; i++) {
            Thread.sleep(50);
        }
        assertThat(world.turned(made.key())).startsWith("403");
    }

    @Test
    void aRenewedKeyIsGoodBesideTheNewOneForAWhile() {
        MadeKey first = world.make(KeyFields.NONE);
        MadeKey second =
                world.virtual.renew(world.administrator, first.row().id(), Optional.empty(), Duration.ofHours(1));
        world.told(first.row());
        assertThat(world.admitted(first.key()).key()).isEqualTo(first.row().id());
        assertThat(world.admitted(second.key()).key()).isEqualTo(first.row().id());

        MadeKey third = world.virtual.renew(world.administrator, first.row().id(), Optional.empty(), Duration.ZERO);
        world.told(first.row());
        assertThat(world.turned(second.key())).startsWith("401");
        world.admitted(third.key());
        KeyWorld.run("update virtual_key_former set good_until = now() - interval '1 second'");
        world.told(first.row());
        assertThat(world.turned(first.key())).startsWith("401").contains("made anew");
    }

    @Test
    void keyAndTeamBothBoundTheModels() {
        HolderFields bounded = new HolderFields(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("gpt-*", "claude-sonnet"),
                false,
                JsonObject.EMPTY_JSON_OBJECT,
                AccountLimits.NONE);
        Wired.bean(Holders.class).make(world.administrator, HolderKind.TEAM, "ops", bounded);
        Caller narrow = world.admitted(world.make(of(
                        Optional.of("ops"),
                        Optional.empty(),
                        List.of("gpt-4o", "mistral"),
                        Map.of("fast", "gpt-4o", "other", "mistral")))
                .key());
        assertThat(List.of("gpt-4o", "gpt-5", "mistral", "claude-sonnet", "fast", "other").stream()
                        .filter(model -> world.keys.mayUse(narrow, model)))
                .containsExactly("gpt-4o", "fast");
        Caller asTeam = world.admitted(
                world.make(of(Optional.of("ops"), Optional.empty(), List.of("all-team-models"), Map.of()))
                        .key());
        assertThat(List.of("gpt-5", "claude-sonnet", "mistral").stream()
                        .filter(model -> world.keys.mayUse(asTeam, model)))
                .containsExactly("gpt-5", "claude-sonnet");
        Caller free = world.admitted(world.make(KeyFields.NONE).key());
        assertThat(world.keys.mayUse(free, "anything")).isTrue();
    }

    @Test
    void routesAreWholeSegments() {
        List<String> routes =
                Routes.expanded(List.of("/chat/completions", "/v1/embeddings", "/v1beta/models/gemini*"), "default");
        assertThat(List.of(
                                "/v1/chat/completions",
                                "/chat/completions",
                                "/v1/embeddings",
                                "/v1/chat/completions2",
                                "/v1/messages",
                                "/v1beta/models/gemini:generateContent")
                        .stream()
                        .filter(path -> Routes.allow(routes, path)))
                .containsExactly(
                        "/v1/chat/completions",
                        "/chat/completions",
                        "/v1/embeddings",
                        "/v1beta/models/gemini:generateContent");
        assertThat(Routes.expanded(List.of("llm_api_routes"), "default")).isEmpty();
        assertThat(Routes.allow(Routes.expanded(List.of(), "read_only"), "/v1/chat/completions"))
                .isFalse();
    }

    @Test
    void theMasterKeyCallsForTheFirstOrganisation() {
        KeyWorld.home();
        Caller caller = world.admitted(Wired.MASTER_KEY);
        assertThat(caller.alias()).isEqualTo("master key");
        assertThat(caller.accounts())
                .containsExactly(new Account(
                        caller.organisation(),
                        Account.Kind.ORGANISATION,
                        caller.organisation().toString()));
    }

    @Test
    void blockedCustomersAreRefused() {
        MadeKey made = world.make(KeyFields.NONE);
        Caller caller = world.admitted(made.key());
        assertThat(world.keys.refusedCustomer(caller, "c1")).isEmpty();
        Wired.bean(Holders.class).make(world.administrator, HolderKind.CUSTOMER, "c1", HolderFields.NONE.blocked(true));
        world.told(Account.Kind.CUSTOMER, "c1");
        assertThat(world.keys.refusedCustomer(caller, "c1").orElseThrow().message())
                .isEqualTo("The customer c1 is blocked at this gateway.");
        Caller foreign =
                new KeyWorld().admitted(new KeyWorld().make(KeyFields.NONE).key());
        assertThat(world.keys.refusedCustomer(foreign, "c1")).isEmpty();
    }

    @Test
    void theLastUseIsWritten() throws SQLException {
        MadeKey made = world.make(KeyFields.NONE);
        assertThat(made.row().lastUsedAt()).isEmpty();
        world.admitted(made.key());
        world.keys.writeUses();
        assertThat(Wired.bean(KeyRows.class)
                        .byId(world.administrator, made.row().id())
                        .lastUsedAt())
                .isPresent();
    }

    @Test
    void theKeyItselfIsNowhereInTheDatabase() {
        MadeKey made = world.make(KeyFields.NONE);
        String secret = made.key().substring(3, 40);
        assertThat(made.row().toString()).doesNotContain(secret);
        KeyWorld.run("do $$ begin if exists (select 1 from virtual_key k where k::text like '%" + secret
                + "%') or exists (select 1 from audit_entry a where a::text like '%" + secret
                + "%') then raise 'the key is in the database'; end if; end $$");
    }
}
