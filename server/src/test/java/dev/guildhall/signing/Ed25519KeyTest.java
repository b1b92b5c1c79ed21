package dev.guildhall.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519KeyTest {
    private static final HexFormat HEX = HexFormat.of();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "0200000000000000000000000000000000000000000000000000000000000000"
            })
    void refusesPointsOfSmallOrderAndWhatIsNoPoint(String hex) {
        byte[] raw = HEX.parseHex(hex);
        assertThatThrownBy(() -> GivenKey.of(Base64.getEncoder().encodeToString(raw)))
                .hasMessageContaining("no point of the curve, or one of small order");
        // The identity as key: R is the identity and S is zero, for any message.
        byte[] forged = new byte[64];
        forged[0] = 1;
        assertThat(Ed25519Key.of(raw).verifies(new byte[] {1, 2, 3}, forged)).isFalse();
    }
}
