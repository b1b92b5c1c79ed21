package dev.guildhall.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubTest {
    private static final String LETTERS = "q7Lw2ZkR9vXc4TnB8sYd3HfJ6mPaG5eUo1iKq7Lw2ZkR9vXc4TnB8sYd3HfJ6mPaG5eUo1iK";

    private static String scrub(String text) {
        return new String(Scrub.of(text.getBytes(StandardCharsets.UTF_8)).bytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "sk-, 40",
        "sk-ant-api03-, 60",
        "sk-proj-, 60",
        "gh_, 43",
        "ghp_, 36",
        "github_pat_, 60",
        "glpat-, 20",
        "AIza, 35",
        "hf_, 34",
        "npm_, 36",
        "gsk_, 52",
        "xoxb-, 40"
    })
    void takesOutKeysOfProvidersWhereverTheyStand(String start, int length) {
        String key = start + LETTERS.substring(0, length);
        assertThat(scrub(key)).isEqualTo("[scrubbed]");
        assertThat(scrub("{\"content\":\"my key\\n" + key + "\\nis secret\"}"))
                .isEqualTo("{\"content\":\"my key\\n[scrubbed]\\nis secret\"}");
        assertThat(scrub("https://x?key=" + key + "&y=" + key)).isEqualTo("https://x?key=[scrubbed]&y=[scrubbed]");
    }

    @Test
    void takesOutTokensPrivateKeysAndWhatIsCalledASecret() {
        assertThat(scrub("Authorization: Bearer abcdefghijklmnop.qrstuvwx/yz"))
                .isEqualTo("Authorization: Bearer [scrubbed]/yz");
        assertThat(scrub(
                        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U"))
                .isEqualTo("[scrubbed]");
        assertThat(scrub("{\"password\" : \"correct horse\",\"x\":1}"))
                .isEqualTo("{\"password\" : \"[scrubbed]\",\"x\":1}");
        assertThat(scrub("{\"arguments\":\"{\\\"api_key\\\": \\\"1234567890\\\"}\"}"))
                .isEqualTo("{\"arguments\":\"{\\\"api_key\\\": \\\"[scrubbed]\\\"}\"}");
        assertThat(scrub("-----BEGIN RSA PRIVATE KEY-----\\nMIIE\\n-----END RSA PRIVATE KEY-----\\nafter"))
                .isEqualTo("-----BEGIN [scrubbed]-----END RSA PRIVATE KEY-----\\nafter");
        assertThat(scrub("-----BEGIN PRIVATE KEY-----\nMIIE cut off")).isEqualTo("-----BEGIN [scrubbed]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\\",
                "\\u",
                "the password is written on paper",
                "\"max_tokens\": 100",
                "{\"password\": null, \"secret\": true, \"token\":\"abc\"}",
                "sk-short",
                "task-0123456789012345678901234567890123456789",
                "-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----",
                "Zürich 北京 🦀 bearer of news"
            })
    void leavesOtherTextAsItIs(String text) {
        assertThat(scrub(text)).isEqualTo(text);
    }

    @Test
    void neverFailsAndKeepsAllOtherBytes() {
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            Scrub.Scrubbed scrubbed = Scrub.of(bytes);
            assertThat(scrubbed.count() > 0 || java.util.Arrays.equals(scrubbed.bytes(), bytes))
                    .isTrue();
        }
    }
}
