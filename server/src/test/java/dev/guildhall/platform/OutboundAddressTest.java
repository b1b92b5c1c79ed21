package dev.guildhall.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://docs.example.com/a?b=c, docs.example.com, 443",
        "HTTPS://docs.example.com, docs.example.com, 443",
        "https://docs.example.com:8443/, docs.example.com, 8443",
        "https://1.1.1.1/, 1.1.1.1, 443",
        "https://[2606:4700::1111]/, [2606:4700::1111], 443",
    })
    void takesHttpsToANamedHost(String uri, String host, int port) {
        assertThat(OutboundAddress.of(URI.create(uri), PrivateHosts.NONE))
                .isEqualTo(new OutboundAddress(URI.create(uri), host, port));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://docs.example.com/ | not encrypted",
                "file:///etc/passwd | no web address",
                "ftp://docs.example.com/x | no web address",
                "gopher://docs.example.com/x | no web address",
                "jar:https://docs.example.com/x!/y | no web address",
                "mailto:a@docs.example.com | no web address",
                "docs.example.com/x | no web address",
                "https:docs.example.com | names no host",
                "https:///path | names no host",
                "https://exa%6dple.com/ | names no host",
                "https://[fe80::1%25eth0]/ | names no host",
                "https://2130706433/ | as a number",
                "https://0x7f000001/ | as a number",
                "https://0x7f.1/ | names no host",
                "https://0177.0.0.1/ | as a number",
                "https://127.1/ | names no host",
                "https://127.0.0.1./ | names no host",
                "https://docs.example.com:22/ | port 22",
                "https://docs.example.com:80/ | port 80",
                "https://docs.example.com:0/ | port 0",
                "https://docs.example.com:65536/ | port 65536",
                "https://docs.example.com:/ | more than one way",
            })
    void refusesEverythingElse(String uri, String reason) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> OutboundAddress.of(URI.create(uri), PrivateHosts.NONE))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(PlatformProblem.OUTBOUND_REFUSED))
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://me:hunter2@docs.example.com/", "https://docs.example.com@10.0.0.1/"})
    void refusesAUserInTheAddressAndDoesNotRepeatIt(String uri) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> OutboundAddress.of(URI.create(uri), PrivateHosts.NONE))
                .withMessageContaining("user name or password")
                .withMessageNotContaining("hunter2");
    }

    @Test
    void refusesAnAddressWithoutEnd() {
        assertThatThrownBy(() -> OutboundAddress.of(
                        URI.create("https://docs.example.com/" + "a".repeat(2_048)), PrivateHosts.NONE))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("longer than 2048 characters");
    }

    @Test
    void takesWhatTheOperatorExcepted() {
        PrivateHosts exceptions = PrivateHosts.of(" Wiki.Intern:8080 , git.intern,[::1]:9 ");

        for (String uri : new String[] {
            "http://wiki.intern:8080/a", "http://git.intern/", "https://git.intern:22/", "http://[::1]:9/"
        }) {
            assertThat(OutboundAddress.of(URI.create(uri), exceptions).uri()).isEqualTo(URI.create(uri));
        }
        assertThatThrownBy(() -> OutboundAddress.of(URI.create("http://wiki.intern:8081/a"), exceptions))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("not encrypted");
        assertThatThrownBy(() -> OutboundAddress.of(URI.create("http://evil.wiki.intern:8080/"), exceptions))
                .isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://wiki.intern", "wiki.intern/a", "wiki.intern:99999", "*.intern", "wiki intern"})
    void stopsTheStartOnAnExceptionThatIsNoHost(String entry) {
        assertThatThrownBy(() -> new OutboundSettings("git.intern," + entry))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("guildhall.outbound.private-hosts holds \"" + entry + "\"");
    }
}
