package dev.guildhall.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import dev.guildhall.platform.Outbound;
import dev.guildhall.platform.OutboundSettings;
import dev.guildhall.platform.Problem;
import dev.guildhall.wired.TestIssuer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class IssuerKeysTest {
    private final TestIssuer issuer = new TestIssuer();
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private final InstantSource time = () -> now;
    private final Clock clock = time.withZone(ZoneOffset.UTC);
    private final IssuerKeys keys = new IssuerKeys(new Outbound(new OutboundSettings(issuer.host())), clock);

    @Test
    void keepsKeysAndFindsARotatedOneAtOnce() throws Exception {
        String first = keyId();
        assertThat(keys.key(issuer.github(), first)).isPresent();
        assertThat(keys.key(issuer.github(), first)).isPresent();
        assertThat(issuer.requests()).as("discovery and keys, once").isEqualTo(2);

        issuer.rotate();

        assertThat(keys.key(issuer.github(), keyId())).isPresent();
        assertThat(keys.key(issuer.github(), first)).as("the old key is gone").isEmpty();
        assertThat(issuer.requests()).isEqualTo(4);
    }

    @Test
    void looksForUnknownKeysOnceAMinute() {
        for (int i = 0; i < 50; i++) {
            assertThat(keys.key(issuer.github(), "made-up-" + i)).isEmpty();
        }
        assertThat(issuer.requests()).as("the first look, and one more").isEqualTo(4);
        now = now.plus(Duration.ofSeconds(61));
        assertThat(keys.key(issuer.github(), "made-up")).isEmpty();
        assertThat(issuer.requests()).isEqualTo(6);
    }

    @Test
    void looksAgainAfterAQuarterOfAnHour() throws Exception {
        String id = keyId();
        assertThat(keys.key(issuer.github(), id)).isPresent();
        now = now.plus(Duration.ofMinutes(16));
        assertThat(keys.key(issuer.github(), id)).isPresent();
        assertThat(issuer.requests()).isEqualTo(4);
    }

    @Test
    void saysWhyKeysCannotBeHad() {
        IssuerKeys guarded = new IssuerKeys(new Outbound(new OutboundSettings("")), clock);
        assertThatThrownBy(() -> guarded.key(issuer.github(), "x"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type()).isEqualTo(IdentityProblem.ISSUER_UNAVAILABLE));
        assertThatThrownBy(() -> keys.key("http://" + issuer.host() + "/nothing", "x"))
                .hasMessageContaining("it answered 404");
        assertThat(issuer.requests()).isZero();
    }

    @Test
    void asksAnIssuerThatFailedOnceAMinute() throws Exception {
        String id = keyId();
        issuer.broken(true);
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> keys.key(issuer.github(), id))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.type()).isEqualTo(IdentityProblem.ISSUER_UNAVAILABLE))
                    .hasMessageContaining("it answered 503");
        }
        assertThat(issuer.requests()).isEqualTo(1);
        issuer.broken(false);
        now = now.plus(Duration.ofSeconds(61));
        assertThat(keys.key(issuer.github(), id)).isPresent();
    }

    @Test
    void goesOnWithTheOldKeysForSomeHoursWhenTheIssuerFails() throws Exception {
        String id = keyId();
        assertThat(keys.key(issuer.github(), id)).isPresent();
        issuer.broken(true);
        now = now.plus(Duration.ofHours(1));
        assertThat(keys.key(issuer.github(), id)).isPresent();
        assertThat(keys.key(issuer.github(), id)).isPresent();
        assertThat(issuer.requests()).as("one failed look").isEqualTo(3);
        assertThatThrownBy(() -> keys.key(issuer.github(), "new-since"))
                .as("nobody can say whether the issuer has it")
                .isInstanceOf(Problem.class);
        now = now.plus(Duration.ofHours(6));
        assertThatThrownBy(() -> keys.key(issuer.github(), id)).isInstanceOf(Problem.class);
    }

    @Test
    void letsNobodyWaitForASlowIssuerWhoseKeyIsKnown() throws Exception {
        String id = keyId();
        assertThat(keys.key(issuer.github(), id)).isPresent();
        CountDownLatch answers = new CountDownLatch(1);
        issuer.hold(answers);
        now = now.plus(Duration.ofMinutes(16));
        int before = issuer.requests();
        FutureTask<Optional<JWK>> first = new FutureTask<>(() -> keys.key(issuer.github(), id));
        Thread asking = Thread.ofPlatform().start(first);
        while (issuer.requests() == before) {
            Thread.sleep(5);
        }

        assertThat(keys.key(issuer.github(), id))
                .as("while the other one still waits")
                .isPresent();

        answers.countDown();
        asking.join();
        assertThat(first.get()).isPresent();
    }

    private String keyId() throws java.text.ParseException {
        return SignedJWT.parse(issuer.signed(issuer.githubClaims("a", "a/b", "1", "2")))
                .getHeader()
                .getKeyID();
    }
}
