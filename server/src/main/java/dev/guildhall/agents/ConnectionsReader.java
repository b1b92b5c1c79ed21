package dev.guildhall.agents;

import dev.guildhall.agents.AgentDefinition.CredentialUse;
import dev.guildhall.agents.AgentDefinition.McpServerUse;
import dev.guildhall.packages.Fields;
import dev.guildhall.packages.FindingCode;
import dev.guildhall.packages.Findings;
import dev.guildhall.packages.Secrets;
import dev.guildhall.packages.Shown;
import dev.guildhall.packages.Values;
import dev.guildhall.packages.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads from {@code agent.yaml} what an agent reaches and with what: MCP servers, credentials, the environment. */
final class ConnectionsReader {
    private final Fields top;
    private final Findings findings;

    ConnectionsReader(Fields top, Findings findings) {
        this.top = top;
        this.findings = findings;
    }

    /** Names of servers that are known elsewhere, or maps that say how to reach one. */
    List<McpServerUse> servers() {
        if (!(top.value(AgentKeys.MCP_SERVERS).orElse(null) instanceof YamlNode.Sequence list)) {
            top.texts(AgentKeys.MCP_SERVERS, 1, 1); // reports the wrong type
            return List.of();
        }
        List<McpServerUse> servers = new ArrayList<>();
        for (int i = 0; i < Math.min(list.items().size(), 50); i++) {
            YamlNode item = list.items().get(i);
            if (item instanceof YamlNode.Mapping mapping) {
                server(Fields.of(mapping, "mcpServers[" + i + "].", AgentReader.FILE, findings)
                                .knowing(AgentKeys.of(AgentKeys.MCP_SERVERS)))
                        .ifPresent(servers::add);
            } else if (item instanceof YamlNode.Scalar scalar
                    && Values.IDENTIFIER.matcher(scalar.text()).matches()) {
                servers.add(new McpServerUse(scalar.text(), Optional.empty(), List.of(), Map.of(), List.of()));
            } else {
                top.wrongType(
                        item, "`mcpServers[" + i + "]`", "a server's name, or a map with its name and url or command");
            }
        }
        Values.distinct(
                top,
                AgentKeys.MCP_SERVERS,
                servers.stream().map(McpServerUse::name).toList());
        return servers;
    }

    private Optional<McpServerUse> server(Fields section) {
        Optional<String> name = Values.matching(
                section,
                "name",
                section.text("name", 64),
                text -> Values.IDENTIFIER.matcher(text).matches(),
                FindingCode.VALUE_FORMAT,
                "Write letters, digits, `_` and `-`, at most 64.");
        NestedReader.missing(section, "name", "Name the server.");
        Optional<String> url = Values.url(section, "url");
        List<String> command = section.texts("command", 50, 1_000).stream()
                .map(Fields.Text::value)
                .toList();
        if (section.value("url").isPresent() && section.value("command").isPresent()) {
            section.report(
                    FindingCode.VALUE_FORMAT,
                    section.line(),
                    "The server has a `url` and a `command`.",
                    "A remote server has a url, a local one a command.");
        }
        Set<String> declared = Set.copyOf(top.map(AgentKeys.CREDENTIAL, 50).stream()
                .map(YamlNode.Entry::key)
                .toList());
        Map<String, String> headers = new LinkedHashMap<>();
        for (Fields.Pair header : section.pairs("headers", 30, 2_000)) {
            Secrets.checkHeader(section, header, declared);
            headers.put(header.key(), header.value());
        }
        List<String> tools = section.texts("tools", 200, 128).stream()
                .map(Fields.Text::value)
                .toList();
        return name.map(called -> new McpServerUse(called, url, command, headers, tools));
    }

    Map<String, CredentialUse> credentials() {
        Map<String, CredentialUse> credentials = new LinkedHashMap<>();
        for (YamlNode.Entry entry : top.map(AgentKeys.CREDENTIAL, 50)) {
            String shown = "`credentials." + Shown.clip(entry.key()) + "`";
            if (!Values.ENVIRONMENT.matcher(entry.key()).matches()) {
                top.report(
                        FindingCode.VALUE_FORMAT,
                        entry.line(),
                        shown + " is no environment variable's name.",
                        "Write it as `GITHUB_TOKEN`.");
            } else if (entry.value() instanceof YamlNode.Mapping mapping) {
                Fields use = Fields.of(mapping, "credentials." + entry.key() + ".", AgentReader.FILE, findings)
                        .knowing(AgentKeys.of(AgentKeys.CREDENTIAL));
                List<String> hosts = new ArrayList<>(Values.hosts(use, "allowed_hosts"));
                hosts.addAll(Values.matching(
                                use,
                                "allowed_host",
                                use.text("allowed_host", 260),
                                Values::isHost,
                                FindingCode.HOST_FORMAT,
                                "Write a host name such as `api.github.com`.")
                        .stream()
                        .toList());
                if (hosts.isEmpty()) {
                    top.report(
                            FindingCode.MISSING_FIELD,
                            entry.line(),
                            shown + " may be sent nowhere.",
                            "Add `allowed_host: api.example.com`.");
                }
                credentials.put(entry.key(), new CredentialUse(hosts));
            } else {
                top.wrongType(entry.value(), shown, "a map: `{allowed_host: api.github.com}`");
            }
        }
        return credentials;
    }

    Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        Set<String> credentials = top.map(AgentKeys.CREDENTIAL, 50).stream()
                .map(YamlNode.Entry::key)
                .collect(Collectors.toSet());
        for (Fields.Pair pair : top.pairs("env", 100, 4_000)) {
            if (!Values.ENVIRONMENT.matcher(pair.key()).matches()) {
                top.report(
                        FindingCode.VALUE_FORMAT,
                        pair.line(),
                        "`env." + Shown.clip(pair.key()) + "` is no environment variable's name.",
                        "Write it as `LANG`.");
            } else if (credentials.contains(pair.key())) {
                top.report(
                        FindingCode.DUPLICATE_VALUE,
                        pair.line(),
                        "`" + pair.key() + "` is a credential and a plain setting.",
                        "Keep it under `credentials`.");
            } else {
                variables.put(pair.key(), pair.value());
            }
        }
        return variables;
    }
}
