package dev.guildhall.platform;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks a host up for the connection that is about to be made. The addresses that are checked are the ones connected
 * to, so a name that answers differently the second time is no way in.
 */
final class GuardedResolver implements DnsResolver {
    /** How a name becomes addresses. */
    interface Lookup {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    private final PrivateHosts exceptions;
    private final Lookup lookup;

    GuardedResolver(PrivateHosts exceptions, Lookup lookup) {
        this.exceptions = exceptions;
        this.lookup = lookup;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        InetAddress[] found = lookup.addressesOf(host);
        // One address that is not public condemns the name: which of them is taken is not ours to decide.
        if (!exceptions.contain(bracketed(host), port) && !Arrays.stream(found).allMatch(PublicAddress::is)) {
            throw PlatformProblem.OUTBOUND_REFUSED.because(
                    ("%s is not a host of the public internet. The operator can allow it in "
                                    + "guildhall.outbound.private-hosts.")
                            .formatted(host));
        }
        return Arrays.stream(found)
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    /** Without a port nothing can be excepted; the client asks with one. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return resolve(host, 0).stream().map(InetSocketAddress::getAddress).toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private static String bracketed(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }
}
