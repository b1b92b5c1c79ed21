package dev.guildhall.models;

import dev.guildhall.models.Complaints.Place;
import dev.guildhall.packages.Finding;
import dev.guildhall.packages.YamlDocument;
import dev.guildhall.packages.YamlNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads LiteLLM's {@code config.yaml} with what it includes. {@code file → YAML, bounded → sections → lines, settings, notes}
 *
 * <p>Everything that is wrong is collected, with file and line, before anything is refused.
 */
final class ConfigReading {
    private static final YamlDocument.Bounds BOUNDS = new YamlDocument.Bounds(24, 400_000, 4 << 20);
    private static final int MOST_MODELS = 10_000;
    private static final int MOST_FILES = 32;
    private static final int SAFE_MASTER_KEY = 20;
    private static final Set<String> FOLLOWED = Set.of(
            "model_list",
            "litellm_settings",
            "router_settings",
            "general_settings",
            "environment_variables",
            "credential_list",
            "include");
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "callback_settings",
            "files_settings",
            "finetune_settings",
            "guardrails",
            "mcp_servers",
            "mcp_tools",
            "pass_through_endpoints",
            "policies",
            "policy_attachments",
            "prompts",
            "sandbox",
            "search_tools",
            "skills",
            "tag_list",
            "vector_store_registry");

    private final Environment environment;
    private final Complaints complaints = new Complaints();
    private final Set<Path> seen = new HashSet<>();
    private final List<Section> files = new ArrayList<>();

    /** One file, at its top. */
    private record Section(Reading top, String file) {}

    private ConfigReading(Environment environment) {
        this.environment = environment;
    }

    /** @throws IllegalArgumentException with everything that is wrong, one line each */
    static LiteLlmConfig read(Path file, Map<String, String> variables) {
        return new ConfigReading(Environment.of(variables)).read(file);
    }

    private LiteLlmConfig read(Path file) {
        load(file, new Place("", 0, "guildhall.gateway.config"));
        LiteLlmConfig config = complaints.errors().isEmpty() ? sections(file) : LiteLlmConfig.NONE;
        List<String> errors = complaints.errors();
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(
                    "The gateway's configuration cannot be used:\n  " + String.join("\n  ", errors));
        }
        return config;
    }

    private void load(Path file, Place from) {
        Optional<String> text = text(file, from);
        if (text.isEmpty() || !seen.add(file.toAbsolutePath().normalize())) {
            return;
        }
        String name = String.valueOf(file.getFileName());
        YamlDocument document = YamlDocument.read(text.get(), name, BOUNDS);
        document.findings().stream()
                .filter(Finding::refuses)
                .forEach(finding -> complaints.error(
                        new Place(name, finding.line().orElse(0), ""), finding.message() + " " + finding.fix()));
        YamlNode.Mapping mapping = document.top().orElse(new YamlNode.Mapping(List.of(), 1));
        Reading top = new Reading(mapping, name, "", environment, complaints);
        files.add(new Section(top, name));
        for (String include : top.texts("include")) {
            if (seen.size() >= MOST_FILES) {
                complaints.error(top.place("include"), "more than %d files are included.".formatted(MOST_FILES));
                return;
            }
            try {
                load(file.toAbsolutePath().resolveSibling(include), top.place("include"));
            } catch (InvalidPathException e) {
                complaints.error(top.place("include"), "\"%s\" is no file name.".formatted(include));
            }
        }
    }

    private Optional<String> text(Path file, Place from) {
        try {
            if (!Files.isRegularFile(file)) {
                complaints.error(from, "there is no file " + file + ".");
            } else if (Files.size(file) > BOUNDS.maxCharacters()) {
                complaints.error(from, "%s is larger than %d bytes.".formatted(file, BOUNDS.maxCharacters()));
            } else {
                return Optional.of(Files.readString(file));
            }
        } catch (CharacterCodingException e) {
            complaints.error(from, file + " is not UTF-8.");
        } catch (IOException e) {
            complaints.error(
                    from, "%s cannot be read (%s).".formatted(file, e.getClass().getSimpleName()));
        }
        return Optional.empty();
    }

    private LiteLlmConfig sections(Path file) {
        Set<String> known = new HashSet<>(FOLLOWED);
        known.addAll(WITHOUT_EFFECT);
        Map<String, String> variables = new HashMap<>();
        for (Section section : files) {
            section.top().knowing(known);
            section.top().keys().stream()
                    .filter(WITHOUT_EFFECT::contains)
                    .forEach(key -> complaints.note(section.top().place(key), "this section has no effect here."));
            variables.putAll(section.top().pairs("environment_variables"));
        }
        Environment all = environment.with(variables);
        Reading router = first("router_settings", all);
        Reading litellm = first("litellm_settings", all);
        Reading general = first("general_settings", all);
        SettingsKeys.LITELLM.check(litellm);
        SettingsKeys.GENERAL.check(general);
        RouterSettings routing = new RouterReading(router, litellm).read();
        GatewaySettings gateway = gateway(general);
        LineDefaults defaults = new LineDefaults(
                routing,
                litellm.flag("drop_params").orElse(false),
                router.count("default_max_parallel_requests", 1, 1_000_000).or(gateway::maxParallelRequests),
                credentials(all),
                "config",
                dateOf(file));
        List<ModelLine> lines = lines(all, defaults);
        missing(router, litellm, general);
        return new LiteLlmConfig(lines, routing, gateway, defaults.dropParameters(), complaints.notes());
    }

    /** The section of the first file that has it: the main one's wins over included ones. */
    private Reading first(String section, Environment all) {
        return files.stream()
                .flatMap(file -> file.top().map(section).stream())
                .findFirst()
                .map(reading -> reading.in(all))
                .orElseGet(() -> new Reading(new YamlNode.Mapping(List.of(), 1), "", section, all, complaints));
    }

    private GatewaySettings gateway(Reading general) {
        Optional<String> master = general.text("master_key").map(String::strip).filter(key -> !key.isEmpty());
        if (master.filter(key -> !key.chars().allMatch(c -> c > ' ' && c < 127) || key.length() > 512)
                .isPresent()) {
            general.wrong("master_key", "at most 512 ASCII characters without blanks");
        } else if (master.filter(key -> key.length() < SAFE_MASTER_KEY).isPresent()) {
            complaints.note(
                    general.place("master_key"),
                    "it administers everything and is short enough to be guessed; take %d random characters or more."
                            .formatted(SAFE_MASTER_KEY));
        }
        return new GatewaySettings(
                master,
                general.count("max_parallel_requests", 1, 1_000_000),
                general.count("global_max_parallel_requests", 1, 1_000_000),
                general.whole("max_request_size_mb", 1, 1_024).map(megabytes -> megabytes << 20),
                general.text("completion_model"),
                general.flag("enforce_user_param").orElse(false),
                general.flag("store_prompts_in_spend_logs").orElse(false));
    }

    private Map<String, Map<String, String>> credentials(Environment all) {
        Map<String, Map<String, String>> credentials = new HashMap<>();
        for (Section section : files) {
            for (Reading credential : section.top().maps("credential_list")) {
                Reading reading = credential.in(all);
                reading.knowing(Set.of("credential_name", "credential_values", "credential_info"));
                Optional<String> name = reading.text("credential_name");
                if (name.isEmpty()) {
                    complaints.error(reading.place("credential_name"), "is missing.");
                } else {
                    credentials.put(name.get(), reading.pairs("credential_values"));
                }
            }
        }
        return credentials;
    }

    private List<ModelLine> lines(Environment all, LineDefaults defaults) {
        LineReading reader = new LineReading(defaults);
        List<ModelLine> lines = new ArrayList<>();
        Map<String, Integer> times = new HashMap<>();
        for (Section section : files) {
            List<Reading> entries = section.top().maps("model_list");
            if (lines.size() + entries.size() > MOST_MODELS) {
                complaints.error(section.top().place("model_list"), "more than %d models.".formatted(MOST_MODELS));
                return lines;
            }
            for (Reading entry : entries) {
                Reading reading = entry.in(all);
                String id = LineIds.of(reading);
                int before = times.merge(id, 1, Integer::sum) - 1;
                reader.read(reading, before == 0 ? id : id + "-" + before, Optional.empty())
                        .ifPresent(lines::add);
            }
        }
        return lines;
    }

    /** A missing variable of a setting is a mistake of the whole; one of a model switches that model off. */
    private void missing(Reading... settings) {
        for (Reading reading : settings) {
            for (String name : reading.missing()) {
                complaints.error(reading.place(""), "the environment has no %s.".formatted(name));
            }
        }
    }

    private static LocalDate dateOf(Path file) {
        try {
            Instant changed = Files.getLastModifiedTime(file).toInstant();
            return LocalDate.ofInstant(changed, ZoneOffset.UTC);
        } catch (IOException e) {
            return LocalDate.EPOCH;
        }
    }
}
