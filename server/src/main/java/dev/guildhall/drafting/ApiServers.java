package dev.guildhall.drafting;

import dev.guildhall.packages.YamlNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The addresses under which an API is reached, with their variables filled in. */
final class ApiServers {
    private static final int MOST = 20;
    private static final int MOST_VALUES = 10;

    private final Source source;
    private final List<String> notes;

    ApiServers(Source source, List<String> notes) {
        this.source = source;
        this.notes = notes;
    }

    List<String> of(YamlNode top) {
        List<String> addresses = new ArrayList<>();
        for (YamlNode server : Nodes.list(top, "servers")) {
            for (String written : written(server)) {
                absolute(written)
                        .filter(a -> !addresses.contains(a) && addresses.size() < MOST)
                        .ifPresent(addresses::add);
            }
        }
        if (addresses.isEmpty()) {
            absolute("/").ifPresent(addresses::add);
        }
        if (addresses.isEmpty()) {
            notes.add("The file names no base address. Add it to SKILL.md, and its host to permissions.network.");
        }
        if (addresses.stream().anyMatch(address -> address.startsWith("http:"))) {
            notes.add("A base address is not encrypted (http). Ask for an https one.");
        }
        return addresses;
    }

    /** Every allowed value of a variable in the address; a variable without a list has its default. */
    private static List<String> written(YamlNode server) {
        List<String> addresses =
                new ArrayList<>(List.of(Nodes.text(server, "url").orElse("")));
        for (YamlNode.Entry variable : Nodes.entries(server, "variables")) {
            String mark = "{" + variable.key() + "}";
            List<String> values = new ArrayList<>();
            Nodes.text(variable.value(), "default").ifPresent(values::add);
            Nodes.texts(variable.value(), "enum").stream()
                    .filter(value -> !values.contains(value))
                    .limit(MOST_VALUES)
                    .forEach(values::add);
            addresses = new ArrayList<>(addresses.stream()
                    .flatMap(address -> address.contains(mark)
                            ? values.stream().map(value -> address.replace(mark, value))
                            : java.util.stream.Stream.of(address))
                    .limit(MOST)
                    .toList());
        }
        return addresses;
    }

    private Optional<String> absolute(String written) {
        try {
            URI uri = new URI(CleanText.line(written, 300));
            URI absolute = source.address().map(base -> base.resolve(uri)).orElse(uri);
            boolean web = absolute.getHost() != null
                    && absolute.getRawUserInfo() == null
                    && String.valueOf(absolute.getScheme()).matches("https?");
            if (!web && !written.equals("/")) {
                notes.add("The base address `%s` cannot be used.".formatted(CleanText.line(written, 100)));
            }
            return web ? Optional.of(absolute.toString().replaceFirst("/+$", "")) : Optional.empty();
        } catch (URISyntaxException e) {
            notes.add("The base address `%s` is no address.".formatted(CleanText.line(written, 100)));
            return Optional.empty();
        }
    }

    /** {@code host} or {@code host:port}. */
    static String host(String address) {
        URI uri = URI.create(address);
        return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
