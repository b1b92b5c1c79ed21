package dev.guildhall.models;

import dev.guildhall.dialect.Dialect;
import dev.guildhall.models.ProviderAuth.Scheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a line of the model list is authenticated: what it says, else the environment; empty-handed lines say what is lacking. */
final class Authentication {
    private static final Pattern PROJECT = Pattern.compile("\"project_id\"\\s*:\\s*\"([^\"]{1,100})\"");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,16384}");
    private static final int LARGEST = 1 << 20;

    private Authentication() {}

    static Outcome<ProviderAuth> of(ModelLine line, Provider provider, Wire wire) {
        Optional<String> key = line.value("api_key").or(() -> line.environment().first(provider.keys()));
        if (key.isPresent() && !KEY.matcher(key.get()).matches()) {
            return new Outcome.Lacking<>("api_key has blanks or characters that no HTTP header can carry.");
        }
        return switch (provider.auth()) {
            case AWS_SIGV4 -> aws(line, wire, key);
            case OCI_SIGNATURE -> oci(line);
            case GOOGLE_SERVICE_ACCOUNT -> google(line, key);
            case API_KEY -> azure(line, provider, wire, key);
            case NONE -> found(key.isPresent() ? Scheme.BEARER : Scheme.NONE, key, Map.of());
            case BEARER, X_API_KEY, X_GOOG_API_KEY, AZURE_ENTRA -> keyed(provider.auth(), provider, key);
        };
    }

    private static Outcome<ProviderAuth> keyed(Scheme scheme, Provider provider, Optional<String> key) {
        if (key.isPresent()) {
            return found(scheme, key, Map.of());
        }
        if (provider.where() != Provider.Where.CLOUD) {
            return found(Scheme.NONE, key, Map.of());
        }
        return new Outcome.Lacking<>("There is no key: set litellm_params.api_key"
                + (provider.keys().isEmpty() ? "." : ", or " + provider.keys().getFirst() + " in the environment."));
    }

    private static Outcome<ProviderAuth> azure(ModelLine line, Provider provider, Wire wire, Optional<String> key) {
        Optional<String> token =
                line.value("azure_ad_token").or(() -> line.environment().first(List.of("AZURE_AD_TOKEN")));
        if (key.isEmpty() && token.isPresent()) {
            return found(Scheme.BEARER, token, Map.of());
        }
        if (key.isPresent()) {
            boolean claude = wire.dialect() == Dialect.ANTHROPIC;
            return found(claude ? Scheme.X_API_KEY : Scheme.API_KEY, key, Map.of());
        }
        Map<String, String> parameters = parameters(
                line,
                Map.of(
                        "tenant_id", List.of("AZURE_TENANT_ID"),
                        "client_id", List.of("AZURE_CLIENT_ID"),
                        "client_secret", List.of("AZURE_CLIENT_SECRET"),
                        "azure_scope", List.of("AZURE_SCOPE")));
        if (parameters.keySet().containsAll(List.of("tenant_id", "client_id", "client_secret"))) {
            return found(Scheme.AZURE_ENTRA, Optional.empty(), parameters);
        }
        return keyed(Scheme.API_KEY, provider, key);
    }

    private static Outcome<ProviderAuth> aws(ModelLine line, Wire wire, Optional<String> key) {
        Optional<String> bearer = key.or(() -> line.environment().first(List.of("AWS_BEARER_TOKEN_BEDROCK")));
        if (bearer.isPresent()) {
            return found(Scheme.BEARER, bearer, Map.of());
        }
        if (line.value("aws_role_name")
                .or(() -> line.value("aws_web_identity_token"))
                .isPresent()) {
            return new Outcome.Lacking<>(
                    "Roles are not taken on here: name a profile that does (aws_profile_name), or give a key of the role's own.");
        }
        Map<String, String> parameters = parameters(
                line,
                Map.of(
                        "aws_access_key_id", List.of("AWS_ACCESS_KEY_ID"),
                        "aws_secret_access_key", List.of("AWS_SECRET_ACCESS_KEY"),
                        "aws_session_token", List.of("AWS_SESSION_TOKEN"),
                        "aws_profile_name", List.of()));
        if (parameters.containsKey("aws_profile_name")
                && line.value("aws_access_key_id").isEmpty()) {
            parameters.keySet().retainAll(List.of("aws_profile_name"));
        }
        if (line.organisation().isPresent()
                && !parameters.keySet().containsAll(List.of("aws_access_key_id", "aws_secret_access_key"))) {
            return new Outcome.Lacking<>(
                    "There is no key: set aws_access_key_id and aws_secret_access_key, or api_key; the server's own rights are not lent.");
        }
        awsRegion(line, wire).ifPresent(region -> parameters.put("region", region));
        return found(Scheme.AWS_SIGV4, Optional.empty(), parameters);
    }

    static Optional<String> awsRegion(ModelLine line, Wire wire) {
        return line.value("aws_region_name")
                .or(() -> line.value("region_name"))
                .or(wire::region)
                .or(() -> arnRegion(wire.model()))
                .or(() -> line.environment().first(List.of("AWS_REGION_NAME", "AWS_REGION", "AWS_DEFAULT_REGION")));
    }

    private static Optional<String> arnRegion(String model) {
        String[] parts = model.split(":", 5);
        return model.startsWith("arn:") && parts.length == 5 ? Optional.of(parts[3]) : Optional.empty();
    }

    private static Outcome<ProviderAuth> oci(ModelLine line) {
        Map<String, String> parameters = parameters(
                line,
                Map.of(
                        "oci_config_path", List.of("OCI_CONFIG_FILE"),
                        "oci_profile", List.of("OCI_CONFIG_PROFILE"),
                        "oci_user", List.of("OCI_USER"),
                        "oci_tenancy", List.of("OCI_TENANCY"),
                        "oci_fingerprint", List.of("OCI_FINGERPRINT"),
                        "oci_key", List.of("OCI_KEY"),
                        "oci_key_file", List.of("OCI_KEY_FILE"),
                        "oci_compartment_id", List.of("OCI_COMPARTMENT_ID"),
                        "oci_serving_mode", List.of(),
                        "oci_endpoint_id", List.of()));
        boolean spelt = parameters.keySet().containsAll(List.of("oci_user", "oci_tenancy", "oci_fingerprint"))
                && (parameters.containsKey("oci_key") || parameters.containsKey("oci_key_file"));
        if (spelt) {
            parameters.remove("oci_config_path");
        } else if (line.organisation().isPresent()) {
            return new Outcome.Lacking<>(
                    "There is no key: set oci_user, oci_tenancy, oci_fingerprint, oci_key and oci_region.");
        } else {
            Optional<Path> file = OciConfig.file(parameters.get("oci_config_path"), line.environment());
            if (file.isEmpty()) {
                return new Outcome.Lacking<>(
                        "There is no OCI configuration at %s, and no oci_user, oci_tenancy, oci_fingerprint and oci_key are set."
                                .formatted(parameters.getOrDefault("oci_config_path", "~/.oci/config")));
            }
            parameters.put("oci_config_path", file.get().toString());
        }
        ociRegion(line).ifPresent(region -> parameters.put("oci_region", region));
        return found(Scheme.OCI_SIGNATURE, Optional.empty(), parameters);
    }

    static Optional<String> ociRegion(ModelLine line) {
        return line.value("oci_region")
                .or(() -> line.value("region_name"))
                .or(() -> line.environment().first(List.of("OCI_REGION")))
                .or(() -> ociFile(line, "region"));
    }

    /** The root compartment has the tenancy's id. */
    static Optional<String> ociCompartment(ModelLine line) {
        return line.value("oci_compartment_id")
                .or(() -> line.environment().first(List.of("OCI_COMPARTMENT_ID")))
                .or(() -> line.value("oci_tenancy"))
                .or(() -> line.environment().first(List.of("OCI_TENANCY")))
                .or(() -> ociFile(line, "tenancy"));
    }

    private static Optional<String> ociFile(ModelLine line, String key) {
        if (line.organisation().isPresent()) {
            return Optional.empty();
        }
        Optional<String> path =
                line.value("oci_config_path").or(() -> line.environment().first(List.of("OCI_CONFIG_FILE")));
        return OciConfig.file(path.orElse(null), line.environment())
                .flatMap(file -> OciConfig.value(file, line.value("oci_profile").orElse("DEFAULT"), key));
    }

    private static Outcome<ProviderAuth> google(ModelLine line, Optional<String> key) {
        if (key.isPresent()) {
            return found(Scheme.X_GOOG_API_KEY, key, Map.of());
        }
        Map<String, String> parameters = parameters(
                line,
                Map.of(
                        "vertex_credentials", List.of("VERTEXAI_CREDENTIALS", "GOOGLE_APPLICATION_CREDENTIALS"),
                        "vertex_project", List.of(),
                        "vertex_location", List.of()));
        if (!parameters.containsKey("vertex_credentials")) {
            return new Outcome.Lacking<>(
                    line.organisation().isPresent()
                            ? "There is no key: set vertex_credentials to the JSON of a service account."
                            : "There is no key: set vertex_credentials, or GOOGLE_APPLICATION_CREDENTIALS in the environment.");
        }
        return found(Scheme.GOOGLE_SERVICE_ACCOUNT, Optional.empty(), parameters);
    }

    static Optional<String> vertexProject(ModelLine line) {
        return line.value("vertex_project")
                .or(() ->
                        line.environment().first(List.of("VERTEXAI_PROJECT", "VERTEX_PROJECT", "GOOGLE_CLOUD_PROJECT")))
                .or(() -> line.value("vertex_credentials")
                        .flatMap(text ->
                                text.startsWith("{") || line.organisation().isPresent()
                                        ? Optional.of(text)
                                        : file(text))
                        .flatMap(text -> {
                            Matcher matcher = PROJECT.matcher(text);
                            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
                        }));
    }

    static String vertexLocation(ModelLine line) {
        return line.value("vertex_location")
                .or(() -> line.value("region_name"))
                .or(() -> line.environment().first(List.of("VERTEXAI_LOCATION", "VERTEX_LOCATION")))
                .orElse("us-central1");
    }

    private static Optional<String> file(String path) {
        try {
            Path file = Path.of(path);
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST
                    ? Optional.of(Files.readString(file))
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> parameters(ModelLine line, Map<String, List<String>> wanted) {
        Map<String, String> parameters = new HashMap<>();
        wanted.forEach((name, variables) -> line.value(name)
                .or(() -> line.environment().first(variables))
                .ifPresent(value -> parameters.put(name, value)));
        return parameters;
    }

    private static Outcome<ProviderAuth> found(Scheme scheme, Optional<String> key, Map<String, String> parameters) {
        return new Outcome.Found<>(new ProviderAuth(scheme, key, parameters));
    }
}
