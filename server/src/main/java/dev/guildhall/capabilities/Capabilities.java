package dev.guildhall.capabilities;

import dev.guildhall.packages.CredentialReferences;
import dev.guildhall.packages.VisibleText;
import dev.guildhall.skill.CredentialNeed;
import dev.guildhall.skill.DependencyRange;
import dev.guildhall.skill.McpServerNeed;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.SkillManifest;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that one version may do, brings or asks for: what its manifest declares and what its files show.
 * Each kind maps what is granted to a detail that may change without the grant changing, such as a range or a digest.
 *
 * <p>Both are text as a reviewer must see it, and short: what is longer ends with its digest, so that it still differs from others.
 */
public final class Capabilities {
    private static final Set<String> SCRIPTS = Set.of(
            "sh",
            "bash",
            "zsh",
            "fish",
            "ps1",
            "psm1",
            "bat",
            "cmd",
            "py",
            "rb",
            "pl",
            "php",
            "lua",
            "js",
            "mjs",
            "cjs",
            "ts",
            "mts",
            "r",
            "jl",
            "groovy",
            "kts",
            "applescript",
            "awk");

    private static final int LONGEST = 1_000;

    private final Map<CapabilityKind, Map<String, String>> grants = new EnumMap<>(CapabilityKind.class);

    private Capabilities() {}

    /** Of a version that is not there. */
    public static Capabilities none() {
        return new Capabilities();
    }

    /** @param binaries paths among {@code files} that hold no text, as far as anybody looked */
    public static Capabilities of(SkillManifest manifest, List<PackageFile> files, Set<String> binaries) {
        Capabilities found = new Capabilities();
        found.declared(manifest);
        manifest.credentials().forEach(found::credential);
        manifest.mcpServers().forEach(found::server);
        files.forEach(file -> found.file(file, binaries.contains(file.path())));
        return found;
    }

    Map<String, String> of(CapabilityKind kind) {
        return grants.getOrDefault(kind, Map.of());
    }

    private void declared(SkillManifest manifest) {
        addAll(CapabilityKind.TOOLS, manifest.allowedTools());
        addAll(CapabilityKind.TOOLS, manifest.tools().preapproved());
        addAll(CapabilityKind.DENIED_TOOLS, manifest.tools().denied());
        addAll(CapabilityKind.HOSTS, manifest.permissions().network());
        addAll(CapabilityKind.READS, manifest.permissions().read());
        addAll(CapabilityKind.WRITES, manifest.permissions().write());
        addAll(CapabilityKind.RUNS, manifest.permissions().run());
        addAll(CapabilityKind.REQUIRED_PROGRAMS, manifest.requires().bins());
        addAll(CapabilityKind.HARNESS_CAPABILITIES, manifest.compatibility().capabilities());
        manifest.requires().runtimes().forEach((runtime, range) -> add(CapabilityKind.RUNTIMES, runtime, range));
        for (DependencyRange dependency : manifest.dependencies()) {
            add(CapabilityKind.DEPENDENCIES, dependency.target(), dependency.range());
        }
        if (manifest.invocation().model()) {
            add(CapabilityKind.STARTED_BY, "the model by itself", "");
            addAll(
                    CapabilityKind.STARTED_ON,
                    manifest.invocation().paths().isEmpty()
                            ? List.of("**")
                            : manifest.invocation().paths());
        }
        if (manifest.invocation().user()) {
            add(CapabilityKind.STARTED_BY, "a person by name", "");
        }
    }

    private void credential(CredentialNeed need) {
        add(CapabilityKind.CREDENTIALS, need.id(), need.required() ? "required" : "optional");
        need.env().ifPresent(variable -> add(CapabilityKind.CREDENTIAL_VARIABLES, variable, ""));
        for (String host : need.hosts().isEmpty() ? List.of("*") : need.hosts()) {
            add(CapabilityKind.CREDENTIAL_HOSTS, need.id() + Cover.ARROW + host, "");
        }
    }

    private void server(McpServerNeed server) {
        add(CapabilityKind.MCP_SERVERS, server.name(), server.transport());
        String address = server.url().map(Capabilities::host).orElseGet(() -> String.join(" ", server.command()));
        add(CapabilityKind.MCP_ADDRESSES, server.name() + Cover.ARROW + address, "");
        for (String tool : server.tools().isEmpty() ? List.of("*") : server.tools()) {
            add(CapabilityKind.MCP_TOOLS, server.name() + ":" + tool, "");
        }
        Map<String, Set<String>> ways = new TreeMap<>();
        new TreeMap<>(server.headers()).forEach((header, value) -> refer(ways, value, "in the header " + header));
        server.url().ifPresent(url -> refer(ways, url, "in its address"));
        server.command().forEach(word -> refer(ways, word, "in its command"));
        ways.forEach((credential, way) ->
                add(CapabilityKind.MCP_CREDENTIALS, credential + Cover.ARROW + server.name(), String.join(", ", way)));
    }

    private static void refer(Map<String, Set<String>> ways, String text, String way) {
        CredentialReferences.in(text)
                .forEach(id -> ways.computeIfAbsent(id, credential -> new LinkedHashSet<>())
                        .add(way));
    }

    private void file(PackageFile file, boolean binary) {
        String path = file.path();
        if (path.startsWith("lib/") && path.endsWith(".jar")) {
            add(CapabilityKind.JAVA_TOOLS, path, file.sha256());
        } else if (binary) {
            add(CapabilityKind.BINARIES, path, file.sha256());
        } else if (file.executable() || SCRIPTS.contains(ending(path))) {
            add(CapabilityKind.SCRIPTS, path, file.executable() ? "executable" : "not executable");
        }
    }

    private static String ending(String path) {
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String host(String url) {
        try {
            URI address = new URI(url);
            String host = address.getAuthority() == null ? url : address.getAuthority();
            return "http".equals(address.getScheme()) ? "http://" + host : host;
        } catch (URISyntaxException e) {
            // A placeholder may stand in it; then the text itself is the address.
            return url;
        }
    }

    private void addAll(CapabilityKind kind, Collection<String> names) {
        names.forEach(name -> add(kind, name, ""));
    }

    private void add(CapabilityKind kind, String name, String detail) {
        grants.computeIfAbsent(kind, k -> new TreeMap<>()).put(shown(name), shown(detail));
    }

    private static String shown(String grant) {
        if (grant.length() <= LONGEST) {
            return VisibleText.whole(grant);
        }
        int end = Character.isHighSurrogate(grant.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return "%s… (%,d characters, SHA-256 %s)"
                .formatted(VisibleText.whole(grant.substring(0, end)), grant.length(), digest(grant));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
