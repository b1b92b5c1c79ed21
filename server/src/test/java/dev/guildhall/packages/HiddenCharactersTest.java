package dev.guildhall.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.guildhall.packages.Finding.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenCharactersTest {
    private final ContentChecks checks = new ContentChecks();

    private List<Finding> check(String text) throws IOException {
        ContentChecks.Outcome outcome = checks.check(new GivenFiles().with("notes.md", text), () -> false);
        assertThat(outcome.complete()).isTrue();
        return outcome.findings();
    }

    @Test
    void refusesBidiControlsWithLineAndCodePoint() throws IOException {
        assertThat(check("one\ntwo \u202E txt.exe\nthree\n\u202E"))
                .containsExactly(new Finding(
                        "bidi-control",
                        Severity.ERROR,
                        Optional.of("notes.md"),
                        Optional.of(2),
                        "U+202E RIGHT-TO-LEFT OVERRIDE stands here 2 times (lines 2, 4).",
                        "Remove it: it shows text in another order than a model or a shell reads it."));
    }

    @Test
    void refusesTextInTagCharacters() throws IOException {
        StringBuilder hidden = new StringBuilder("Innocent");
        "ignore".chars().forEach(c -> hidden.appendCodePoint(0xE0000 + c));
        assertThat(check(hidden + " text\n"))
                .extracting(Finding::code, Finding::severity, Finding::line, Finding::message)
                .containsExactly(tuple(
                        "tag-character",
                        Severity.ERROR,
                        Optional.of(1),
                        "U+E0069 TAG LATIN SMALL LETTER I stands here 6 times (line 1)."));
    }

    @Test
    void refusesTagsBehindAFlagThatAreNoFlag() throws IOException {
        StringBuilder hidden = new StringBuilder().appendCodePoint(0x1F3F4);
        "gbengrun".chars().forEach(c -> hidden.appendCodePoint(0xE0000 + c));
        hidden.appendCodePoint(0xE007F);
        assertThat(check(hidden.toString())).extracting(Finding::code).containsExactly("tag-character");
    }

    @Test
    void refusesRunsOfVariationSelectors() throws IOException {
        String run = "😀" + "\uFE01" + "\uFE02" + Character.toString(0xE0101);
        assertThat(check(run))
                .extracting(Finding::code)
                .containsOnly("variation-selector")
                .hasSize(2);
        assertThat(check("a" + Character.toString(0xE0101)))
                .extracting(Finding::code)
                .containsOnly("variation-selector");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\u200Bb", "a\u200Db", "a\u200Cb", "a\u2060b", "a\uFEFFb", "so\u00ADft", "a\u200Fb", "\u3164"})
    void warnsOfInvisibleCharacters(String text) throws IOException {
        assertThat(check("x " + text))
                .extracting(Finding::code, Finding::severity)
                .containsExactly(tuple("zero-width", Severity.WARNING));
    }

    @Test
    void warnsOfPrivateUse() throws IOException {
        assertThat(check("icon \uE0A0")).extracting(Finding::code).containsExactly("private-use");
        assertThat(check("x" + Character.toString(0xF0001)))
                .extracting(Finding::code)
                .containsExactly("private-use");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👩\u200D💻 ❤\uFE0F\u200D🔥 👨🏽\u200D🚀",
                "⚠\uFE0F ✅ ℹ\uFE0F 1\uFE0F\u20E3 ©\uFE0F →\uFE0F",
                "\uFEFFfirst line",
                "क्\u200Dष می\u200Cخواهم",
                "עברית \u200F(x)",
                "ภาษา\u200Bไทย",
                "葛\uDB40\uDD00",
                "é e\u0301 naïve — “quotes” … 日本語 \u00A0"
            })
    void passesWhatPeopleWrite(String text) throws IOException {
        assertThat(check(text)).isEmpty();
    }

    @Test
    void passesTheFlagOfScotland() throws IOException {
        StringBuilder flag = new StringBuilder().appendCodePoint(0x1F3F4);
        "gbsct".chars().forEach(c -> flag.appendCodePoint(0xE0000 + c));
        assertThat(check(flag.appendCodePoint(0xE007F) + " Alba")).isEmpty();
    }

    @Test
    void oneBadByteDoesNotHideTheRest() throws IOException {
        byte[] bytes = {'a', (byte) 0xFF, 0, (byte) 0xE2, (byte) 0x80, (byte) 0xAE};
        assertThat(checks.check(new GivenFiles().with("a.md", bytes), () -> false)
                        .findings())
                .extracting(Finding::code)
                .containsExactly("bidi-control");
        assertThat(checks.check(new GivenFiles().with("a.png", bytes), () -> false)
                        .findings())
                .isEmpty();
    }

    @Test
    void findsWhatLiesAcrossReadBoundaries() throws IOException {
        String text = "x".repeat((64 << 10) - 1) + Character.toString(0xE0041) + "y".repeat(70_000) + "\u202E";
        assertThat(check(text)).extracting(Finding::code).containsExactly("tag-character", "bidi-control");
    }

    @Test
    void aCheckThatRanOutOfTimeIsNeitherGoodNorBad() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        GivenFiles files =
                new GivenFiles().with("a.md", "fine").with("b.md", "\u202E").with("c.md", "x");
        ContentChecks.Outcome outcome = checks.check(files, () -> asked.incrementAndGet() > 2);
        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.findings())
                .extracting(Finding::code, Finding::severity, Finding::file, Finding::message)
                .containsExactly(
                        tuple(
                                "check-not-run",
                                Severity.WARNING,
                                Optional.of("b.md"),
                                "The check for hidden characters ran out of time; 2 files were not looked at, this one first."));
    }
}
