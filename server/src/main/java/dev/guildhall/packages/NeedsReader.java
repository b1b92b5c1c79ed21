package dev.guildhall.packages;

import dev.guildhall.skill.CredentialNeed;
import dev.guildhall.skill.McpServerNeed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what a skill needs from outside: {@code credentials} and {@code mcpServers}. */
final class NeedsReader {
    private static final List<String> TRANSPORTS = List.of("http", "sse", "stdio");
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
    private static final String IDENTIFIER_FIX = "Write letters, digits, `_` and `-`, at most 64.";

    private final Fields top;

    NeedsReader(Fields top) {
        this.top = top;
    }

    List<CredentialNeed> credentials() {
        List<CredentialNeed> credentials = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Fields section : top.sections("credentials", 30, SkillYamlKeys.of(SkillYamlKeys.CREDENTIALS))) {
            Optional<String> env = Values.matching(
                    section,
                    "env",
                    section.text("env", 128),
                    text -> Values.ENVIRONMENT.matcher(text).matches(),
                    FindingCode.VALUE_FORMAT,
                    "Write an environment variable's name, such as `DOCS_TOKEN`.");
            List<String> hosts = Values.hosts(section, "hosts");
            boolean required = section.flag("required", true);
            Optional<String> description = section.text("description", 500).map(Fields.Text::value);
            identifier(section, "id", seen)
                    .ifPresent(id -> credentials.add(new CredentialNeed(id, env, hosts, required, description)));
        }
        return credentials;
    }

    List<McpServerNeed> mcpServers(List<CredentialNeed> credentials) {
        Set<String> declared = credentials.stream().map(CredentialNeed::id).collect(Collectors.toUnmodifiableSet());
        List<McpServerNeed> servers = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Fields section : top.sections("mcpServers", 20, SkillYamlKeys.of(SkillYamlKeys.MCP_SERVERS))) {
            server(section, declared, seen).ifPresent(servers::add);
        }
        return servers;
    }

    private Optional<McpServerNeed> server(Fields section, Set<String> declared, Set<String> seen) {
        Optional<String> name = identifier(section, "name", seen);
        Optional<String> transport = transport(section);
        Optional<String> url = Values.url(section, "url");
        url.ifPresent(text -> Secrets.checkReferences(section, text, section.line("url"), declared));
        List<Fields.Text> command = section.texts("command", 50, 1_000);
        command.forEach(word -> Secrets.checkReferences(
                section, word.value().replace(McpServerNeed.SKILL_FOLDER, ""), word.line(), declared));
        Map<String, String> headers = headers(section, declared);
        List<String> tools = section.texts("tools", 200, 128).stream()
                .map(Fields.Text::value)
                .toList();
        transport.ifPresent(way -> checkWay(section, way));
        return name.flatMap(called -> transport.map(way -> new McpServerNeed(
                called, way, url, command.stream().map(Fields.Text::value).toList(), headers, tools)));
    }

    private static Map<String, String> headers(Fields section, Set<String> declared) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Fields.Pair header : section.pairs("headers", 30, 2_000)) {
            if (!HEADER.matcher(header.key()).matches() || header.value().indexOf('\n') >= 0) {
                section.report(
                        FindingCode.VALUE_FORMAT,
                        header.line(),
                        "`" + Shown.clip(header.key()) + "` is not a header of one line.",
                        "Write `Name: value`, for example `Authorization: Bearer ${credential:docs_token}`.");
            } else {
                Secrets.checkHeader(section, header, declared);
                headers.put(header.key(), header.value());
            }
        }
        return headers;
    }

    private static Optional<String> transport(Fields section) {
        Optional<Fields.Text> text = section.text("transport", 50);
        if (section.value("transport").isEmpty()) {
            String guess = section.value("command").isPresent() ? "stdio" : "http";
            section.report(
                    FindingCode.MISSING_FIELD,
                    section.line(),
                    section.name("transport") + " is missing.",
                    "Add `transport: " + guess + "`.");
            return Optional.empty();
        }
        Optional<Fields.Text> unknown = text.filter(written -> !TRANSPORTS.contains(written.value()));
        unknown.ifPresent(written -> section.report(
                FindingCode.UNKNOWN_VALUE,
                written.line(),
                section.name("transport") + " is `" + Shown.clip(written.value()) + "`.",
                "Did you mean `" + Similar.nearest(written.value(), TRANSPORTS) + "`? Known are "
                        + String.join(", ", TRANSPORTS) + "."));
        return unknown.isPresent() ? Optional.empty() : text.map(Fields.Text::value);
    }

    /** A remote server has a URL, a local one a command. */
    private static void checkWay(Fields section, String transport) {
        String needed = transport.equals("stdio") ? "command" : "url";
        String needless = transport.equals("stdio") ? "url" : "command";
        if (section.value(needed).isEmpty()) {
            section.report(
                    FindingCode.MISSING_FIELD,
                    section.line(),
                    section.name(needed) + " is missing.",
                    "The transport `" + transport + "` needs it.");
        }
        if (section.value(needless).isPresent()) {
            section.report(
                    FindingCode.VALUE_FORMAT,
                    section.line(needless),
                    section.name(needless) + " has no use with the transport `" + transport + "`.",
                    "Remove it or change the transport.");
        }
    }

    private static Optional<String> identifier(Fields section, String key, Set<String> seen) {
        if (section.value(key).isEmpty()) {
            section.report(
                    FindingCode.MISSING_FIELD, section.line(), section.name(key) + " is missing.", IDENTIFIER_FIX);
        }
        Optional<String> id = Values.matching(
                section,
                key,
                section.text(key, 64),
                text -> Values.IDENTIFIER.matcher(text).matches(),
                FindingCode.VALUE_FORMAT,
                IDENTIFIER_FIX);
        id.filter(value -> !seen.add(value))
                .ifPresent(value -> section.report(
                        FindingCode.DUPLICATE_VALUE,
                        section.line(key),
                        section.name(key) + " `" + value + "` stands twice.",
                        "Give each its own."));
        return id;
    }
}
