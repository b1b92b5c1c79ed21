package dev.guildhall.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.audit.AuditEntry;
import dev.guildhall.audit.AuditLog;
import dev.guildhall.audit.AuditQuery;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Problem;
import dev.guildhall.wired.Wired;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusedSignInsTest {
    private final World world = new World();
    private final Actor admin = world.user("admin", Role.ADMINISTRATOR);
    private final Actor ada = world.user("ada", Role.AUTHOR);
    private final Minutes clock = new Minutes(Instant.parse("2026-11-24T10:00:00Z"));
    private final RefusedSignIns refused =
            new RefusedSignIns(Wired.bean(RefusedSignInRecord.class), clock, Runnable::run);

    @Test
    void aThousandAttemptsLeaveTenEntries() {
        Optional<RefusedSignIns.Known> known = Optional.of(new RefusedSignIns.Known(world.id(), ada.login()));
        for (int i = 0; i < 1000; i++) {
            refused.note(known, "password", "10.0.0.1");
        }
        assertThat(entries())
                .hasSize(10)
                .allSatisfy(entry -> assertThat(entry.target()).isEqualTo(ada.login()));
        assertThat(entries().getFirst().canonical())
                .contains("\"address\":\"10.0.0.1\"", "\"by\":\"password\"", "\"refusals\":512");

        clock.move(Duration.ofMinutes(61));
        refused.note(known, "password", "10.0.0.1");
        assertThat(entries()).hasSize(11);
        assertThat(entries().getFirst().canonical()).contains("\"refusals\":1");
    }

    @Test
    void aRealRefusalIsWrittenWithoutWhatWasTyped() throws Exception {
        SignIn signIn = Wired.bean(SignIn.class);
        assertThatThrownBy(() -> signIn.withPassword(ada.login(), "secret that was typed", "10.0.0.3"))
                .isInstanceOf(Problem.class);
        for (int i = 0; i < 100 && entries().isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(entries()).hasSize(1);
        assertThat(entries().getFirst()).satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("anonymous");
            assertThat(entry.target()).isEqualTo(ada.login());
            assertThat(entry.canonical()).doesNotContain("secret that was typed");
        });
    }

    private List<AuditEntry> entries() {
        AuditQuery query = new AuditQuery(
                Optional.empty(), Optional.of("sign-in.refused"), Optional.empty(), Optional.empty(), Optional.empty());
        return Wired.bean(AuditLog.class)
                .entries(admin, query, PageRequest.first(100))
                .items();
    }

    /** A clock that stands until it is moved. */
    private static final class Minutes extends Clock {
        private Instant now;

        Minutes(Instant now) {
            this.now = now;
        }

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
