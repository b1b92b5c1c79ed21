package dev.guildhall.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells a host of the public internet from everything else: loopback, private, link-local (with the clouds' metadata
 * services), shared, documentation, benchmarking, multicast and reserved ranges.
 *
 * <p>After IANA's special-purpose registries for IPv4 and IPv6. IPv6 is public only inside {@code 2000::/3}, so that a
 * range assigned tomorrow is refused until it stands here. An address that carries an IPv4 one is judged by that.
 */
final class PublicAddress {
    private static final List<Range> SPECIAL = Range.all(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            // IETF protocol assignments, among them Teredo; documentation; 6to4, which wraps any IPv4 address.
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20");
    private static final Range GLOBAL_UNICAST = Range.of("2000::/3");
    /** A network without IPv4 reaches it under these addresses (RFC 6052). */
    private static final Range TRANSLATED = Range.of("64:ff9b::/96");

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (TRANSLATED.holds(bytes)) {
            bytes = Arrays.copyOfRange(bytes, 12, 16);
        }
        if (bytes.length == 16 && !GLOBAL_UNICAST.holds(bytes)) {
            return false;
        }
        byte[] judged = bytes;
        return SPECIAL.stream().noneMatch(range -> range.holds(judged));
    }

    private record Range(byte[] network, int bits) {
        static List<Range> all(String... ranges) {
            return Arrays.stream(ranges).map(Range::of).toList();
        }

        static Range of(String range) {
            int slash = range.indexOf('/');
            try {
                // A literal is not looked up.
                byte[] network =
                        InetAddress.getByName(range.substring(0, slash)).getAddress();
                return new Range(network, Integer.parseInt(range.substring(slash + 1)));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(range + " is no range of addresses", e);
            }
        }

        boolean holds(byte[] address) {
            if (address.length != network.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if (((address[bit / 8] ^ network[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
