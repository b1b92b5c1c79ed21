package dev.guildhall.models;

import dev.guildhall.models.Complaints.Place;
import dev.guildhall.packages.YamlNode;
import dev.guildhall.platform.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads one line of the model list: {@code model_name}, {@code litellm_params}, {@code model_info}. */
final class LineReading {
    private static final Set<String> KEYS = Set.of("model_name", "litellm_params", "model_info");
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,256}");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]{0,8192}");
    /** What the HTTP client and the dialect set themselves. */
    private static final Set<String> RESERVED_HEADERS = Set.of(
            "connection", "content-length", "content-type", "host", "transfer-encoding", "upgrade", "accept-encoding");

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int MOST_LIMIT = 1_000_000;
    private static final long MOST_RATE = 1_000_000_000_000L;

    private final LineDefaults defaults;

    LineReading(LineDefaults defaults) {
        this.defaults = defaults;
    }

    /** Empty when it is so wrong that nothing can be made of it; the complaints say why. */
    Optional<ModelLine> read(Reading line, String id, Optional<UUID> organisation) {
        line.knowing(KEYS);
        Optional<String> name = line.text("model_name");
        Optional<Reading> params = line.map("litellm_params");
        if (name.isEmpty() || params.isEmpty()) {
            for (String key : List.of("model_name", "litellm_params")) {
                if (!line.has(key)) {
                    line.complaints().error(line.place(key), "is missing.");
                }
            }
            return Optional.empty();
        }
        if (!NAME.matcher(name.get()).matches()
                || name.get().chars().filter(c -> c == '*').count() > 1) {
            line.wrong("model_name", "1 to 256 characters with one * at most");
            return Optional.empty();
        }
        return line(params.get(), line.map("model_info"), name.get(), id, organisation);
    }

    private Optional<ModelLine> line(
            Reading params, Optional<Reading> info, String name, String id, Optional<UUID> organisation) {
        ParamKeys.check(params);
        Map<String, String> values = values(params, organisation.isPresent());
        Optional<String> written = params.text("model");
        if (written.isEmpty()) {
            params.complaints()
                    .error(
                            params.place("model"),
                            "is missing; it names provider and model: groq/llama-3.3-70b-versatile.");
            return Optional.empty();
        }
        Optional<ProviderAndModel> target = ProviderAndModel.of(params, written.get(), name);
        if (target.isEmpty()) {
            return Optional.empty();
        }
        boolean embedding = info.flatMap(known -> known.text("mode"))
                .filter("embedding"::equals)
                .isPresent();
        Optional<Price> price = info.flatMap(
                        known -> PriceReading.of(known, defaults.version(), defaults.since(), embedding))
                .or(() -> PriceReading.of(params, defaults.version(), defaults.since(), embedding));
        Map<String, String> headers = headers(params);
        Deployment.Limits limits = limits(params);
        List<String> tags = params.texts("tags");
        boolean drop = params.flag("drop_params").orElse(defaults.dropParameters());
        Set<String> dropped = new TreeSet<>(params.texts("additional_drop_params"));
        Set<String> missing = new TreeSet<>(params.missing());
        return Optional.of(new ModelLine(
                id,
                name,
                organisation,
                target.get().provider(),
                target.get().model(),
                values,
                headers,
                limits,
                tags,
                drop,
                dropped,
                info(info, price),
                params.environment(),
                missing));
    }

    /** Texts of the keys that are followed; a named credential fills in what is not said. */
    private Map<String, String> values(Reading params, boolean row) {
        Map<String, String> values = new HashMap<>();
        params.text("litellm_credential_name").ifPresent(credential -> {
            Map<String, String> kept = defaults.credentials().get(credential);
            if (kept == null && !row) {
                params.complaints()
                        .error(
                                params.place("litellm_credential_name"),
                                "credential_list has no \"%s\".".formatted(credential)
                                        + Unknown.key(
                                                        credential,
                                                        defaults.credentials().keySet())
                                                .replace("this key is not known.", ""));
            } else if (kept != null) {
                values.putAll(kept);
            }
        });
        for (String key : params.keys()) {
            boolean text = !Set.of("tags", "additional_drop_params", "extra_headers", "headers")
                    .contains(key);
            if ((ParamKeys.PLAIN.contains(key) || ParamKeys.SECRET.contains(key)) && text) {
                if (row && ParamKeys.OPERATOR_ONLY.contains(key)) {
                    params.complaints()
                            .error(
                                    params.place(key),
                                    "acts with files or rights of this server, so it belongs into the operator's configuration file.");
                } else if (key.equals("vertex_credentials")) {
                    credentials(params, row).ifPresent(value -> values.put(key, value));
                } else {
                    params.text(key).ifPresent(value -> values.put(key, value));
                }
            }
        }
        return values;
    }

    /** A service account's JSON, as a text or as keys and values; in the operator's file also the path of one. */
    private static Optional<String> credentials(Reading params, boolean row) {
        Optional<Reading> keys = params.node("vertex_credentials")
                .filter(node -> node instanceof YamlNode.Mapping)
                .flatMap(node -> params.map("vertex_credentials"));
        if (keys.isPresent()) {
            return Optional.of(Json.text(params.pairs("vertex_credentials")));
        }
        Optional<String> text = params.text("vertex_credentials");
        if (row && text.isPresent() && !text.get().strip().startsWith("{")) {
            params.wrong("vertex_credentials", "the JSON of a service account");
            return Optional.empty();
        }
        return text;
    }

    private static Map<String, String> headers(Reading params) {
        Map<String, String> headers = new HashMap<>();
        for (String key : List.of("headers", "extra_headers")) {
            params.pairs(key).forEach((name, value) -> {
                Place place = params.place(key);
                if (!HEADER.matcher(name).matches()
                        || !HEADER_VALUE.matcher(value).matches()) {
                    params.complaints().error(place, "a header has a name or a value that HTTP cannot carry.");
                } else if (RESERVED_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                    params.complaints().error(place, "the header %s is set by the gateway itself.".formatted(name));
                } else {
                    headers.put(name, value);
                }
            });
        }
        params.text("organization").ifPresent(organisation -> headers.put("OpenAI-Organization", organisation));
        return headers;
    }

    private Deployment.Limits limits(Reading params) {
        Duration total = params.seconds("timeout").orElse(defaults.router().timeout());
        Duration first = params.seconds("stream_timeout")
                .orElse(params.has("timeout") ? total : defaults.router().streamTimeout());
        return new Deployment.Limits(
                params.count("weight", 0, MOST_LIMIT),
                params.count("order", 0, MOST_LIMIT),
                params.whole("rpm", 0, MOST_RATE),
                params.whole("tpm", 0, MOST_RATE),
                params.count("max_parallel_requests", 1, MOST_LIMIT).or(defaults::parallel),
                CONNECT,
                first.compareTo(total) < 0 ? first : total,
                total,
                params.count("max_retries", 0, 100).or(() -> params.count("num_retries", 0, 100)));
    }

    private static ModelLine.About info(Optional<Reading> info, Optional<Price> price) {
        if (info.isEmpty()) {
            return new ModelLine.About(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), price, false);
        }
        Reading known = info.get();
        known.keys().stream()
                .filter(key -> key.contains("cost") && !PriceReading.knows(key))
                .forEach(key -> known.complaints().note(known.place(key), "is no price by tokens and is not counted."));
        for (String key : List.of("access_groups", "team_id", "team_public_model_name", "access_windows")) {
            if (known.has(key)) {
                known.complaints()
                        .note(known.place(key), "has no effect here; keys and teams name the models they may use.");
            }
        }
        return new ModelLine.About(
                known.text("mode"),
                known.text("base_model"),
                known.count("max_input_tokens", 1, Integer.MAX_VALUE),
                known.count("max_output_tokens", 1, Integer.MAX_VALUE)
                        .or(() -> known.count("max_tokens", 1, Integer.MAX_VALUE)),
                price,
                known.flag("blocked").orElse(false));
    }
}
