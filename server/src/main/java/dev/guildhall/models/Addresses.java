package dev.guildhall.models;

import dev.guildhall.dialect.Dialect;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a model is called: {@code api_base}, else a variable of the environment, else the table of providers with its placeholders
 * filled. A base that LiteLLM's users write down to the last path is cut back to what {@link Deployment#base} is.
 */
final class Addresses {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,100}");
    private static final Pattern VERSION = Pattern.compile(".*/v[0-9][a-z0-9]*");
    private static final Set<String> NEWEST_AZURE = Set.of("v1", "latest", "preview");

    private Addresses() {}

    /**
     * @param query appended to every address
     * @param also whether the provider's other dialects are at this base, too
     */
    record Address(URI base, String query, boolean also) {}

    static Outcome<Address> of(ModelLine line, Provider provider, Wire wire) {
        Optional<String> given = line.value("api_base")
                .or(() -> line.value("base_url"))
                .or(() -> provider.word().equals("bedrock")
                        ? line.value("aws_bedrock_runtime_endpoint")
                        : Optional.empty())
                .or(() -> line.environment().first(variables(provider)));
        if (provider.word().equals("azure")) {
            return given.map(base -> azure(line, wire, base))
                    .orElse(new Outcome.Lacking<>("Azure needs api_base, such as https://RESOURCE.openai.azure.com."));
        }
        if (given.isPresent()) {
            String base = provider.word().equals("azure_ai") ? foundry(given.get(), wire) : given.get();
            return address(cut(base, wire.dialect()), foundryQuery(line, provider, base), true);
        }
        return fromTable(line, provider, wire);
    }

    private static List<String> variables(Provider provider) {
        String word = provider.word().toUpperCase(Locale.ROOT).replace('-', '_');
        return switch (provider.word()) {
            case "openai" -> List.of("OPENAI_BASE_URL", "OPENAI_API_BASE");
            case "anthropic" -> List.of("ANTHROPIC_API_BASE", "ANTHROPIC_BASE_URL");
            case "gemini" -> List.of("GEMINI_API_BASE");
            case "azure" -> List.of("AZURE_API_BASE", "AZURE_OPENAI_ENDPOINT");
            default -> List.of(word + "_API_BASE");
        };
    }

    private static Outcome<Address> fromTable(ModelLine line, Provider provider, Wire wire) {
        if (provider.base().isEmpty()) {
            return new Outcome.Lacking<>(
                    "%s needs api_base; it has no address of its own.".formatted(provider.title()));
        }
        String base = provider.base().get();
        for (String placeholder : provider.placeholders()) {
            Optional<String> value = filled(line, wire, placeholder);
            if (value.isEmpty()
                    || !(value.get().isEmpty() || WORD.matcher(value.get()).matches())) {
                return new Outcome.Lacking<>(
                        "%s needs %s in litellm_params.".formatted(provider.title(), asked(placeholder)));
            }
            base = base.replace("{" + placeholder + "}", value.get());
        }
        if (provider.word().equals("vertex_ai") && wire.dialect() == Dialect.OPENAI_CHAT) {
            base = base.replace("/publishers/google", "/endpoints/openapi");
        }
        return address(base, "", true);
    }

    /** What a placeholder stands for; the host of a location carries it as its first label, but for the global one. */
    private static Optional<String> filled(ModelLine line, Wire wire, String placeholder) {
        Environment environment = line.environment();
        return switch (placeholder) {
            case "region" -> Authentication.awsRegion(line, wire);
            case "oci_region" -> Authentication.ociRegion(line);
            case "vertex_project" -> Authentication.vertexProject(line);
            case "vertex_location" -> Optional.of(Authentication.vertexLocation(line));
            case "location_host" ->
                Optional.of(Authentication.vertexLocation(line))
                        .map(location -> location.equals("global") ? "" : location + "-");
            case "account_id" ->
                line.value("account_id")
                        .or(() -> environment.first(List.of("CLOUDFLARE_ACCOUNT_ID", "SNOWFLAKE_ACCOUNT_ID")));
            default -> Optional.empty();
        };
    }

    private static String asked(String placeholder) {
        return switch (placeholder) {
            case "region" -> "aws_region_name";
            case "location_host" -> "vertex_location";
            default -> placeholder;
        };
    }

    /** With a dated {@code api_version} the older addresses by deployment, else the newer ones of {@code /openai/v1}. */
    private static Outcome<Address> azure(ModelLine line, Wire wire, String given) {
        String base = withoutEnd(given);
        Optional<String> version = line.value("api_version")
                .or(() -> line.environment().first(List.of("AZURE_API_VERSION", "OPENAI_API_VERSION")));
        if (base.endsWith("/openai/v1")) {
            return address(base, "", true);
        }
        if (version.isEmpty() || NEWEST_AZURE.contains(version.get())) {
            return address(base.replaceFirst("/openai$", "") + "/openai/v1", "", true);
        }
        String deployment = base.contains("/openai/deployments/")
                ? base
                : base.replaceFirst("/openai$", "") + "/openai/deployments/" + encoded(wire.model());
        return address(cut(deployment, Dialect.OPENAI_CHAT), "api-version=" + encoded(version.get()), false);
    }

    private static String foundry(String given, Wire wire) {
        String base = withoutEnd(given);
        if (wire.dialect() == Dialect.ANTHROPIC) {
            return base.contains("/anthropic") ? base : base + "/anthropic";
        }
        return base.endsWith(".services.ai.azure.com") ? base + "/models" : base;
    }

    private static String foundryQuery(ModelLine line, Provider provider, String base) {
        if (!provider.word().equals("azure_ai") || !base.endsWith("/models")) {
            return "";
        }
        return "api-version=" + encoded(line.value("api_version").orElse("2024-05-01-preview"));
    }

    private static String cut(String given, Dialect dialect) {
        String base = withoutEnd(given);
        return switch (dialect) {
            case OPENAI_CHAT, OPENAI_RESPONSES ->
                base.replaceFirst("/(?:chat/completions|completions|responses|embeddings)$", "");
            case ANTHROPIC -> {
                String cut = base.replaceFirst("/messages$", "");
                yield VERSION.matcher(cut).matches() ? cut : cut + "/v1";
            }
            case GEMINI -> VERSION.matcher(base).matches() || base.contains("/publishers/") ? base : base + "/v1beta";
            case COHERE -> base.replaceFirst("(?:/v[12])?(?:/(?:chat|embed))?$", "");
            case OLLAMA -> base.replaceFirst("/(?:v1|api(?:/(?:chat|generate|embed))?)$", "");
            case BEDROCK, OCI_GENERIC, OCI_COHERE -> base;
        };
    }

    private static String withoutEnd(String base) {
        String cut = base.strip();
        while (cut.endsWith("/")) {
            cut = cut.substring(0, cut.length() - 1);
        }
        return cut;
    }

    private static Outcome<Address> address(String base, String query, boolean also) {
        try {
            URI uri = new URI(base);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (web
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null) {
                return new Outcome.Found<>(new Address(uri, query, also));
            }
        } catch (URISyntaxException e) {
            // Said below; the text may hold a secret, so it is not repeated.
        }
        return new Outcome.Lacking<>(
                "api_base is no address such as https://models.example.com/v1 (without user name, query and fragment).");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
