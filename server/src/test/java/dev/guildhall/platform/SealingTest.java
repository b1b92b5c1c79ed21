package dev.guildhall.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SealingTest {
    private static final byte[] SECRET = "sesame".getBytes(StandardCharsets.UTF_8);
    private static final String OLD = key(1);
    private static final String NEW = key(2);

    private final Sealing old = new Sealing(new MasterKeySettings(OLD, ""));

    @Test
    void opensWhatItSealedForTheSameContextOnly() {
        byte[] sealed = old.seal(SECRET, "door:1");

        assertThat(old.open(sealed, "door:1")).isEqualTo(SECRET);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("sesame");
        refused(() -> old.open(sealed, "door:2"), "was altered, or sealed for something else");
    }

    @Test
    void neverSealsTheSameSecretTheSameWay() {
        assertThat(old.seal(SECRET, "door:1")).isNotEqualTo(old.seal(SECRET, "door:1"));
    }

    @Test
    void refusesEveryAlteredByte() {
        byte[] sealed = old.seal(SECRET, "door:1");
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            assertThatThrownBy(() -> old.open(altered, "door:1")).isInstanceOf(Problem.class);
        }
        refused(() -> old.open(new byte[0], "door:1"), "no sealed secret");
    }

    @Test
    void opensUnderARetiredKeyAndSealsUnderTheCurrentOne() {
        byte[] sealed = old.seal(SECRET, "door:1");
        Sealing rotated = new Sealing(new MasterKeySettings(NEW, " " + OLD + " ,"));
        Sealing forgetful = new Sealing(new MasterKeySettings(NEW, ""));

        assertThat(rotated.open(sealed, "door:1")).isEqualTo(SECRET);
        assertThat(rotated.isCurrent(sealed)).isFalse();
        assertThat(rotated.isCurrent(rotated.seal(SECRET, "door:1"))).isTrue();
        assertThat(forgetful.open(rotated.seal(SECRET, "door:1"), "door:1")).isEqualTo(SECRET);
        refused(() -> forgetful.open(sealed, "door:1"), "sealed under another master key");
    }

    @Test
    void refusesKeysThatAreNoneWithoutShowingThem() {
        for (String key : new String[] {"c2hvcnQ", "not base64url at all!", key(3) + "AAAA"}) {
            assertThatThrownBy(() -> new MasterKeySettings(key, ""))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("GUILDHALL_MASTER_KEY")
                    .hasMessageNotContaining(key);
            assertThatThrownBy(() -> new MasterKeySettings(OLD, key))
                    .hasMessageContaining("GUILDHALL_MASTER_RETIRED_KEYS")
                    .hasMessageNotContaining(key);
        }
        assertThatThrownBy(() -> new MasterKeySettings("", "")).hasMessageContaining("is empty");
        assertThat(new MasterKeySettings(OLD, NEW)).hasToString("MasterKeySettings[…]");
    }

    private static void refused(ThrowingCallable opening, String why) {
        assertThatThrownBy(opening)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(PlatformProblem.SEALED))
                .hasMessageContaining(why)
                .hasMessageNotContaining("sesame");
    }

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) fill);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
