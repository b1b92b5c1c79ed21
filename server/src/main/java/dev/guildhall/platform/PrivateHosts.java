package dev.guildhall.platform;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Hosts that an operator allows although they are not public; an entry without a port stands for all of them. */
record PrivateHosts(Set<String> entries) {
    static final PrivateHosts NONE = new PrivateHosts(Set.of());

    private static final Pattern ENTRY = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?");

    PrivateHosts {
        entries = Set.copyOf(entries);
    }

    static PrivateHosts of(String text) {
        return new PrivateHosts(Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(PrivateHosts::checked)
                .collect(Collectors.toSet()));
    }

    boolean contain(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        return entries.contains(name) || entries.contains(name + ":" + port);
    }

    private static String checked(String entry) {
        Matcher matcher = ENTRY.matcher(entry);
        if (!matcher.matches() || (matcher.group(2) != null && Integer.parseInt(matcher.group(2)) > 65_535)) {
            throw new IllegalArgumentException("guildhall.outbound.private-hosts holds \"" + entry
                    + "\"; an entry is a host or host:port, such as wiki.example.com:8443.");
        }
        return entry.toLowerCase(Locale.ROOT);
    }
}
