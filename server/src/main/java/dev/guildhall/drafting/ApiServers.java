package dev.guildhall.drafting;

import dev.guildhall.packages.YamlNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The addresses under which an API is reached, with their variables filled in. */
final class ApiServers {
    private static final int MOST = 20;
    private static final int MOST_SERVERS = 200;
    private static final int LONGEST = 300;
    private static final int MOST_VALUES = 10;
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]{1,100})}");

    private final Source source;
    private final List<String> notes;

    ApiServers(Source source, List<String> notes) {
        this.source = source;
        this.notes = notes;
    }

    List<String> of(YamlNode top) {
        List<String> addresses = new ArrayList<>();
        for (YamlNode server :
                Nodes.list(top, "servers").stream().limit(MOST_SERVERS).toList()) {
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

    /**
     * Every allowed value of a variable in the address; a variable without a list has its default.
     *
     * <p>The address as written is gone through once: a value that names another variable would let a short file grow
     * into a text that no memory holds.
     */
    private static List<String> written(YamlNode server) {
        String url = Nodes.text(server, "url").orElse("");
        if (url.length() > LONGEST) {
            return List.of(url);
        }
        List<Map<String, String>> fillings = List.of(Map.of());
        for (String variable : VARIABLE.matcher(url)
                .results()
                .map(mark -> mark.group(1))
                .distinct()
                .toList()) {
            List<String> values = values(server, variable);
            fillings = fillings.stream()
                    .flatMap(filled -> values.stream().map(value -> with(filled, variable, value)))
                    .limit(MOST)
                    .toList();
        }
        List<String> addresses = fillings.stream()
                .map(filled -> VARIABLE.matcher(url)
                        .replaceAll(mark -> Matcher.quoteReplacement(filled.getOrDefault(mark.group(1), ""))))
                .filter(address -> address.length() <= LONGEST)
                .toList();
        return addresses.isEmpty() ? List.of(url) : addresses;
    }

    private static Map<String, String> with(Map<String, String> filled, String variable, String value) {
        Map<String, String> more = new HashMap<>(filled);
        more.put(variable, value);
        return more;
    }

    private static List<String> values(YamlNode server, String variable) {
        return Nodes.map(server, "variables").flatMap(all -> Nodes.find(all, variable)).stream()
                .flatMap(node -> Stream.concat(
                        Nodes.text(node, "default").stream(),
                        Nodes.list(node, "enum").stream()
                                .limit(MOST_VALUES)
                                .flatMap(item -> Nodes.text(item).stream())))
                .filter(value -> value.length() <= LONGEST && value.indexOf('{') < 0 && value.indexOf('}') < 0)
                .distinct()
                .toList();
    }

    private Optional<String> absolute(String written) {
        try {
            if (written.length() > LONGEST) {
                tell("The base address `%s` is too long.", written);
                return Optional.empty();
            }
            URI uri = new URI(CleanText.line(written, LONGEST));
            URI absolute = source.address().map(base -> base.resolve(uri)).orElse(uri);
            boolean web = absolute.getHost() != null
                    && absolute.getRawUserInfo() == null
                    && String.valueOf(absolute.getScheme()).matches("https?");
            if (!web && !written.equals("/")) {
                tell("The base address `%s` cannot be used.", written);
            }
            return web ? Optional.of(absolute.toString().replaceFirst("/+$", "")) : Optional.empty();
        } catch (URISyntaxException e) {
            tell("The base address `%s` is no address.", written);
            return Optional.empty();
        }
    }

    private void tell(String sentence, String address) {
        if (notes.size() < MOST) {
            notes.add(sentence.formatted(CleanText.line(address, 100)));
        }
    }

    /** {@code host} or {@code host:port}. */
    static String host(String address) {
        URI uri = URI.create(address);
        return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
