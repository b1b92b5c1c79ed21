package dev.guildhall.drafting;

import dev.guildhall.packages.YamlNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The ways to sign in that an OpenAPI file declares, and which operation asks for which. */
final class ApiSecurity {
    private static final int MOST = 30;
    private static final int MOST_ALTERNATIVES = 8;
    private static final int LONGEST = 600;

    private final ApiFile file;
    private final List<String> notes;

    ApiSecurity(ApiFile file, List<String> notes) {
        this.file = file;
        this.notes = notes;
    }

    List<Api.Scheme> schemes() {
        List<Api.Scheme> schemes = new ArrayList<>();
        Set<String> everywhere = required(file.top());
        int left = 0;
        for (YamlNode.Entry entry : Nodes.map(file.top(), "components")
                .map(components -> Nodes.entries(components, "securitySchemes"))
                .orElse(List.of())) {
            Optional<YamlNode.Mapping> scheme = file.resolved(entry.value());
            if (scheme.isEmpty() || schemes.size() == MOST) {
                if (++left <= MOST) {
                    notes.add("The sign-in `%s` (line %d) was left out."
                            .formatted(CleanText.line(entry.key(), 60), entry.line()));
                }
                continue;
            }
            YamlNode.Mapping node = scheme.get();
            String kind = CleanText.line(Nodes.text(node, "type").orElse("unknown"), 20);
            schemes.add(new Api.Scheme(
                    CleanText.line(entry.key(), 60),
                    kind,
                    how(node, kind),
                    Nodes.text(node, "description").orElse(""),
                    everywhere.contains(entry.key()),
                    hosts(node)));
        }
        return schemes;
    }

    /** For one operation: its own list, or the file's; alternatives joined by "or". */
    String of(YamlNode operation) {
        YamlNode holder = Nodes.find(operation, "security").isPresent() ? operation : file.top();
        List<String> alternatives = new ArrayList<>();
        for (YamlNode alternative :
                Nodes.list(holder, "security").stream().limit(MOST_ALTERNATIVES).toList()) {
            List<YamlNode.Entry> together = Nodes.asMap(alternative).stream()
                    .flatMap(map -> map.entries().stream())
                    .limit(MOST_ALTERNATIVES)
                    .toList();
            alternatives.add(
                    together.isEmpty()
                            ? "nothing"
                            : together.stream().map(ApiSecurity::withScopes).collect(Collectors.joining(" and ")));
        }
        return CleanText.line(String.join(" or ", alternatives), LONGEST);
    }

    private static String withScopes(YamlNode.Entry scheme) {
        List<String> scopes = Nodes.items(scheme.value()).stream()
                .flatMap(scope -> Nodes.text(scope).stream())
                .limit(10)
                .map(SchemaText::code)
                .toList();
        String name = "`" + SchemaText.code(scheme.key()) + "`";
        return scopes.isEmpty() ? name : name + " (" + String.join(", ", scopes) + ")";
    }

    /** Schemes that no alternative of the file's own list can do without. */
    private static Set<String> required(YamlNode top) {
        Set<String> required = new LinkedHashSet<>();
        List<YamlNode> alternatives = Nodes.list(top, "security");
        for (int i = 0; i < alternatives.size(); i++) {
            Set<String> names = Nodes.asMap(alternatives.get(i)).stream()
                    .flatMap(map -> map.entries().stream())
                    .map(YamlNode.Entry::key)
                    .collect(Collectors.toSet());
            if (i == 0) {
                required.addAll(names);
            } else {
                required.retainAll(names);
            }
        }
        return required;
    }

    private static String how(YamlNode node, String kind) {
        return switch (kind) {
            case "apiKey" ->
                "an API key in the %s `%s`"
                        .formatted(
                                Nodes.text(node, "in").filter("cookie"::equals).isPresent()
                                        ? "cookie"
                                        : Nodes.text(node, "in")
                                                        .filter("query"::equals)
                                                        .isPresent()
                                                ? "query parameter"
                                                : "header",
                                SchemaText.code(Nodes.text(node, "name").orElse("?")));
            case "http" -> http(Nodes.text(node, "scheme").orElse("").toLowerCase(Locale.ROOT));
            case "oauth2" -> "an OAuth 2 access token in `Authorization: Bearer …`";
            case "openIdConnect" -> "an OpenID Connect token in `Authorization: Bearer …`";
            case "mutualTLS" -> "a client certificate";
            default -> "a way to sign in that OpenAPI 3 does not know";
        };
    }

    private static String http(String scheme) {
        return switch (scheme) {
            case "basic" -> "user name and password (`Authorization: Basic …`)";
            case "bearer" -> "a token in `Authorization: Bearer …`";
            default -> "`Authorization: %s …`".formatted(SchemaText.code(scheme));
        };
    }

    private static List<String> hosts(YamlNode node) {
        Set<String> hosts = new LinkedHashSet<>();
        Nodes.text(node, "openIdConnectUrl").flatMap(ApiSecurity::host).ifPresent(hosts::add);
        for (YamlNode.Entry flow : Nodes.entries(node, "flows")) {
            for (String url : List.of("tokenUrl", "refreshUrl")) {
                Nodes.text(flow.value(), url).flatMap(ApiSecurity::host).ifPresent(hosts::add);
            }
        }
        return List.copyOf(hosts);
    }

    private static Optional<String> host(String url) {
        try {
            URI uri = new URI(url.strip());
            return Optional.ofNullable(uri.getHost())
                    .map(host -> uri.getPort() < 0 ? host : host + ":" + uri.getPort());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
