package dev.guildhall.platform;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HttpHost;

/**
 * An address that may be asked for as far as its text goes: https to a named host, or http and any port where an
 * operator excepted the host. Where the name leads is {@link GuardedResolver}'s question.
 */
record OutboundAddress(URI uri, String host, int port) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?\\.?");
    private static final Pattern LITERAL = Pattern.compile("\\[[0-9A-Fa-f:.]{2,45}]");
    /** The last label of {@code 2130706433}, {@code 0x7f.1} and {@code 127.0.0.1}; no top-level domain looks like it. */
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9A-Fa-f]*)\\.?");

    private static final Pattern DOTTED = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");

    private static final int LONGEST = 2_048;

    static OutboundAddress of(URI uri, PrivateHosts exceptions) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw refused(uri, "is no web address. Give one that begins with https://.");
        }
        if (uri.toASCIIString().length() > LONGEST) {
            throw refused(uri, "is longer than " + LONGEST + " characters.");
        }
        if (uri.getRawUserInfo() != null) {
            throw PlatformProblem.OUTBOUND_REFUSED.because(
                    "The address of %s carries a user name or password. Leave it out: addresses are logged and shown."
                            .formatted(String.valueOf(uri.getHost())));
        }
        String host = uri.getHost();
        if (host == null
                || !(NAME.matcher(host).matches() || LITERAL.matcher(host).matches())) {
            throw refused(
                    uri, "names no host that can be looked up. Write it in ASCII, as in https://docs.example.com/.");
        }
        if (ENDS_IN_NUMBER.matcher(host).matches() && !DOTTED.matcher(host).matches()) {
            throw refused(uri, "writes its host as a number. Give the name, or four decimal numbers with dots.");
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        if (!String.valueOf(uri.getRawAuthority()).equals(uri.getPort() >= 0 ? host + ":" + port : host)) {
            throw refused(uri, "can be read in more than one way. Write it as https://host/path.");
        }
        if (!exceptions.contain(host, port)) {
            if (scheme.equals("http")) {
                throw refused(uri, "is not encrypted. Give its https:// address.");
            }
            // Below 1024 other services live that a web request must not talk to.
            if ((port != 443 && port < 1_024) || port > 65_535) {
                throw refused(uri, "asks for port %d; use 443 or one from 1024 to 65535.".formatted(port));
            }
        }
        return new OutboundAddress(uri, host, port);
    }

    HttpHost target() {
        return new HttpHost(uri.getScheme().toLowerCase(Locale.ROOT), host, port);
    }

    private static Problem refused(URI uri, String reason) {
        return PlatformProblem.OUTBOUND_REFUSED.because("\"%s\" %s".formatted(shown(uri), reason));
    }

    /** Without what stands before an {@code @}, and without end. */
    private static String shown(URI uri) {
        String text = uri.toString().replaceFirst("//[^/?#]*@", "//");
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
