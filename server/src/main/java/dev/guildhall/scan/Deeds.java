package dev.guildhall.scan;

import com.google.re2j.Matcher;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the scripts of a package visibly do: which hosts they name, programs they call, secrets they read from the
 * environment, MCP servers they set up. Each with the first place it was seen at.
 */
final class Deeds {
    private static final int MOST = 500;
    private static final Words URL = Words.of("https?://([a-z0-9][a-z0-9.-]*\\.[a-z]{2,24})(?:[:/?\"'`\\s)]|$)");
    static final Words COMMAND = Words.of(
            "(?:^|[;&|(]|\\bthen\\b|\\bdo\\b|\\belse\\b|\\$\\()\\s*(?:sudo\\s+)?(?:exec\\s+|command\\s+)?([a-z][a-z0-9_.+-]*)(?:\\s|$)");
    private static final Words CALL = Words.of(
            "(?:subprocess\\.[a-z_]+|os\\.system|popen|exec(?:file)?(?:sync)?|spawn(?:sync)?|execa|check_output|check_call)\\(\\s*\\[?\\s*[\"'`]([a-z][a-z0-9_.+-]*)");
    private static final Words SHELL_VARIABLE = Words.of("\\$\\{?([A-Z][A-Z0-9_]{2,60})");
    private static final Words VARIABLE = Words.of(
            "(?:os\\.environ(?:\\.get)?|os\\.getenv|getenv|System\\.getenv|ENV)[\\[(]\\s*[\"']([A-Z][A-Z0-9_]{2,60})",
            "process\\.env(?:\\.|\\[[\"'])([A-Z][A-Z0-9_]{2,60})",
            "\\$env:([A-Z][A-Z0-9_]{2,60})");
    private static final Words SECRET_NAME =
            Words.of("TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIAL");
    private static final Words ASSIGNMENT =
            Words.of("^\\s*(?:export\\s+|local\\s+|readonly\\s+)?([A-Z][A-Z0-9_]{2,60})=");
    private static final Words MCP = Words.of("\"mcpservers\"", "\\bmcp add\\b", "\\[mcp_servers\\.");
    private static final Set<String> SHELL = Set.of("sh", "bash", "zsh", "ksh", "fish");
    private static final List<String> IGNORED = List.of(
            "localhost",
            "example.com",
            "example.org",
            "example.net",
            "w3.org",
            "json-schema.org",
            "schema.org",
            "schemas.microsoft.com",
            "schemas.openxmlformats.org",
            "apache.org",
            "opensource.org",
            "spdx.org",
            "xmlns.com",
            "purl.org",
            "mozilla.org");
    static final Set<String> NOTABLE = Set.of(
            "curl",
            "wget",
            "git",
            "gh",
            "docker",
            "podman",
            "kubectl",
            "helm",
            "terraform",
            "aws",
            "az",
            "gcloud",
            "python",
            "python3",
            "pip",
            "pip3",
            "pipx",
            "uv",
            "uvx",
            "node",
            "npm",
            "npx",
            "pnpm",
            "yarn",
            "bun",
            "deno",
            "go",
            "cargo",
            "java",
            "mvn",
            "gradle",
            "dotnet",
            "ruby",
            "gem",
            "php",
            "composer",
            "perl",
            "psql",
            "mysql",
            "sqlite3",
            "redis-cli",
            "ffmpeg",
            "convert",
            "magick",
            "pandoc",
            "pdftotext",
            "qpdf",
            "tesseract",
            "jq",
            "yq",
            "ssh",
            "scp",
            "rsync",
            "nc",
            "ncat",
            "socat",
            "openssl",
            "gpg",
            "brew",
            "apt",
            "apt-get",
            "dnf",
            "yum",
            "pacman",
            "systemctl",
            "crontab",
            "launchctl",
            "osascript",
            "powershell",
            "pwsh",
            "nmap",
            "make",
            "cmake",
            "gcc",
            "claude",
            "codex");

    /** Where something was seen first. */
    record Place(String file, int line) {}

    private final Map<String, Place> hosts = new LinkedHashMap<>();
    private final Map<String, Place> programs = new LinkedHashMap<>();
    private final Map<String, Place> secrets = new LinkedHashMap<>();
    private final Map<String, Place> servers = new LinkedHashMap<>();

    Map<String, Place> hosts() {
        return hosts;
    }

    Map<String, Place> programs() {
        return programs;
    }

    Map<String, Place> secrets() {
        return secrets;
    }

    /** Files that set up MCP servers. */
    Map<String, Place> servers() {
        return servers;
    }

    void see(List<Line> lines) {
        Set<String> assigned = new HashSet<>();
        for (Line line : lines) {
            if (line.script() && !line.comment()) {
                see(line, assigned);
            }
            if (line.context() == Line.Context.SCRIPT || line.context() == Line.Context.DATA) {
                if (line.lower().contains("mcp") && MCP.in(line.lower())) {
                    note(servers, line.path(), line);
                }
            }
        }
    }

    private void see(Line line, Set<String> assigned) {
        boolean shell =
                SHELL.contains(FileKind.ending(line.path())) || !line.path().contains(".");
        if (line.lower().contains("http")) {
            Matcher url = URL.matcher(line.lower());
            while (url.find()) {
                String host = url.group(1);
                if (IGNORED.stream().noneMatch(known -> host.equals(known) || host.endsWith("." + known))) {
                    note(hosts, host, line);
                }
            }
        }
        if (shell) {
            first(ASSIGNMENT.matcher(line.text())).forEach(assigned::add);
        }
        Matcher call = (shell ? COMMAND : CALL).matcher(line.lower());
        while (call.find()) {
            if (NOTABLE.contains(call.group(1))) {
                note(programs, call.group(1), line);
            }
        }
        if (line.text().indexOf('$') >= 0 || line.lower().contains("env")) {
            for (String name : first((shell ? SHELL_VARIABLE : VARIABLE).matcher(line.text()))) {
                if (!assigned.contains(name) && SECRET_NAME.in(name)) {
                    note(secrets, name, line);
                }
            }
        }
    }

    private static Set<String> first(Matcher matcher) {
        Set<String> found = new LinkedHashSet<>();
        while (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                String value = matcher.group(group);
                if (value != null) {
                    found.add(value.toUpperCase(Locale.ROOT));
                }
            }
        }
        return found;
    }

    private static void note(Map<String, Place> places, String what, Line line) {
        if (places.size() < MOST) {
            places.putIfAbsent(what, new Place(line.path(), line.number()));
        }
    }
}
