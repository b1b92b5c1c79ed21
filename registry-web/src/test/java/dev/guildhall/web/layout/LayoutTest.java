package dev.guildhall.web.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT-10S, in a moment",
        "PT0S, just now",
        "PT59S, just now",
        "PT1M, 1 min ago",
        "PT59M59S, 59 min ago",
        "PT1H, 1 hour ago",
        "PT23H59M, 23 hours ago",
        "P1D, 1 day ago",
        "P13D, 13 days ago",
        "P14D, 2 weeks ago",
        "P60D, 2 months ago",
        "P729D, 24 months ago",
        "P730D, 2 years ago",
        "PT-48H, in 2 days",
    })
    void tellsTimesAsPeopleDo(Duration before, String expected) {
        assertThat(Moments.relative(NOW.minus(before), NOW)).isEqualTo(expected);
    }

    @Test
    void tellsExactTimesInUtc() {
        assertThat(Moments.exact(NOW)).isEqualTo("2026-11-23 10:00 UTC");
        assertThat(Moments.day(NOW)).isEqualTo("23 Nov 2026");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "41000, 41 kB",
        "999499, 999 kB",
        "999500, 1.0 MB",
        "52428800, 52 MB",
        "1400000000, 1.4 GB"
    })
    void writesSizesInDecimalUnits(long size, String expected) {
        assertThat(Figures.bytes(size)).isEqualTo(expected);
    }

    @Test
    void setsThousandsApartAndCounts() {
        assertThat(Figures.count(184_206)).isEqualTo("184,206");
        assertThat(Figures.count(1, "file", "files")).isEqualTo("1 file");
        assertThat(Figures.count(0, "file", "files")).isEqualTo("0 files");
    }

    @Test
    void shortensDigestsToWhatAnEyeCompares() {
        assertThat(Figures.shortDigest("sha256:" + "ab".repeat(30) + "c07e")).isEqualTo("sha256:abababab…c07e");
        assertThat(Figures.shortDigest("abc")).isEqualTo("abc");
    }

    @Test
    void makesTheSealFromTheNameAlone() {
        // SHA-256 of "acme" begins 82 2b 33 ad.
        String mark = "M16 8v16" + "M11 13l5-5 5 5" + "M16 12.5l3.5 3.5-3.5 3.5-3.5-3.5z" + "M16 24l-5-4";
        Seal seal = Seal.of("acme", true);
        assertThat(seal).isEqualTo(new Seal(6, mark, true, "acme, trusted publisher"));
        assertThat(Seal.of("acme", false).mark()).isEqualTo(seal.mark());
        assertThat(Seal.of("acme2", true).metal()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "javascript:alert(1)",
                "",
                "skills",
                "/skills\r\nSet-Cookie: x=y",
                "/signin?next=/signin",
                "/ü"
            })
    void sendsNobodyElsewhereAfterSignIn(String next) {
        assertThat(Addresses.ownPage(next)).isEqualTo("/");
    }

    @Test
    void keepsThePageSomebodyWantedBeforeSignIn() {
        assertThat(Addresses.ownPage("/skills/@acme/pdf?version=1.0.0")).isEqualTo("/skills/@acme/pdf?version=1.0.0");
    }

    @Test
    void encodesEveryPartOfAnAddress() {
        assertThat(Addresses.encodePath("a b/ü#?.md")).isEqualTo("a%20b/%C3%BC%23%3F.md");
        Map<String, String> query = new LinkedHashMap<>();
        query.put("q", "a&b c");
        query.put("owner", "");
        query.put("cursor", "x=");
        assertThat(Addresses.withQuery("/skills", query)).isEqualTo("/skills?q=a%26b%20c&cursor=x%3D");
        assertThat(Addresses.withQuery("/skills", Map.of("q", ""))).isEqualTo("/skills");
    }

    @ParameterizedTest
    @CsvSource({"@acme, acme", "%40acme, acme", "acme, acme"})
    void readsOwnersHoweverTheBrowserWroteTheSign(String segment, String name) {
        assertThat(Addresses.ownerName(segment)).isEqualTo(name);
    }

    @Test
    void keepsAssetsUnderAnAddressThatChangesWithThem() {
        Assets assets = new Assets();
        assertThat(assets.base()).matches("/assets/[0-9a-f]{16}").isEqualTo(new Assets().base());
        assertThat(assets.named("guildhall.css")).isPresent();
        assertThat(assets.named("fonts/bitter.woff2").orElseThrow().mediaType()).isEqualTo("font/woff2");
        assertThat(assets.named("../beans.xml")).isEmpty();
        assertThat(assets.named("fonts/../app.js")).isEmpty();
        assertThat(assets.build()).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void keepsScriptAndStylesheetSmall() {
        Assets assets = new Assets();
        assertThat(new String(assets.bytes("app.js"), java.nio.charset.StandardCharsets.UTF_8)
                        .lines()
                        .count())
                .isLessThanOrEqualTo(200);
        assertThat(assets.sprite()).startsWith("<svg").contains("id=\"i-theme\"");
    }

    @Test
    void carriesNotesByNameOnly() {
        assertThat(Note.ofSlug("channel-moved")).contains(Note.CHANNEL_MOVED);
        assertThat(Note.ofSlug("<script>")).isEmpty();
        assertThat(Note.YANKED.slug()).isEqualTo("yanked");
    }
}
