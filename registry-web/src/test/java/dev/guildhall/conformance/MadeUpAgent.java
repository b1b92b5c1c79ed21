package dev.guildhall.conformance;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * An agent and its skills, all made up in this run, the same for every harness.
 *
 * @param instructions a sentence of its instructions
 * @param plain only words; reaches every harness byte for byte
 * @param scripted brings a program that prints {@link #printed}, is for {@link #occasion}, and needs {@link #needed}
 * @param served brings two MCP servers
 * @param hidden {@code invocation.model: false}
 * @param needed not assigned: comes as a dependency
 * @param pathed for files like {@link #MATCHING} only
 * @param local an MCP server over standard input and output, a program of {@link #served}
 * @param remote an MCP server over HTTP, asked with the bearer token in {@link #SECRET_VARIABLE}
 * @param printed never stands in a file as one word
 * @param place value of {@link #PLACE_VARIABLE}
 * @param remembered text of the memory block {@link #MEMORY_LABEL}
 * @param delegate name of an agent that it may hand tasks to, which is there for {@link #delegateFor}
 */
record MadeUpAgent(
        String name,
        String instructions,
        MadeUpSkill plain,
        MadeUpSkill scripted,
        MadeUpSkill served,
        MadeUpSkill hidden,
        MadeUpSkill needed,
        MadeUpSkill pathed,
        MadeUpServer local,
        MadeUpServer remote,
        String printed,
        String occasion,
        String place,
        String remembered,
        String delegate,
        String delegateFor) {
    static final String SECRET_VARIABLE = "CONFORMANCE_TOKEN";
    static final String PLACE_VARIABLE = "CONFORMANCE_PLACE";
    static final String MEMORY_LABEL = "made.up";
    static final String DENIED = "touch";
    static final String ASKED = "mkdir";
    static final String MATCHING = "some.gated";
    static final String SCRIPT = "scripts/say.sh";
    private static final String SERVER = "scripts/server.mjs";

    /** @param remotePort where {@link #remote} listens */
    static MadeUpAgent madeUp(MadeUpServer remote, int remotePort) {
        String first = MadeUp.word();
        String second = MadeUp.word();
        String occasion = "Also for " + MadeUp.word() + ".";
        MadeUpServer local = MadeUpServer.madeUp();
        MadeUpSkill needed = MadeUpSkill.madeUp("needed");
        MadeUpSkill scripted = MadeUpSkill.madeUp("scripted")
                .manifest("invocation: {whenToUse: " + Json.createValue(occasion) + "}\n")
                .manifest("requires: {bins: [sh]}\npermissions: {network: [localhost], run: [sh]}\n")
                .manifest("dependencies: {\"" + needed.id() + "\": \"^1.0\"}\n")
                .file(SCRIPT, "#!/bin/sh\nfirst=" + first + "\nsecond=" + second + "\necho \"$first$second\"\n");
        MadeUpSkill served = MadeUpSkill.madeUp("served")
                .manifest("credentials: [{id: token, env: " + SECRET_VARIABLE + ", hosts: [localhost]}]\n")
                .manifest("mcpServers:\n  - {name: " + local.name() + ", transport: stdio, command: " + command(local)
                        + "}\n")
                .manifest("  - name: " + remote.name() + "\n    transport: http\n    url: \"http://localhost:"
                        + remotePort + "/mcp\"\n    headers: {Authorization: \"Bearer ${credential:token}\"}\n")
                .file(SERVER, resource("/conformance/mcp-server.mjs"));
        return new MadeUpAgent(
                "agent-" + MadeUp.word(),
                "Mind " + MadeUp.word() + " above all.",
                MadeUpSkill.madeUp("plain").file("references/more.md", "# More\n\nMore " + MadeUp.word() + ".\n"),
                scripted,
                served,
                MadeUpSkill.madeUp("hidden")
                        .manifest("invocation: {model: false, user: true, argumentHint: \"[word]\"}\n"),
                needed,
                MadeUpSkill.madeUp("pathed").manifest("invocation: {paths: [\"**/*.gated\"]}\n"),
                local,
                remote,
                first + second,
                occasion,
                MadeUp.word(),
                "Remember " + MadeUp.word() + ".",
                "delegate-" + MadeUp.word(),
                "Looks after " + MadeUp.word() + ".");
    }

    /** What is published. */
    List<MadeUpSkill> skills() {
        return List.of(needed, plain, scripted, served, hidden, pathed);
    }

    List<MadeUpSkill> assigned() {
        return List.of(plain, scripted, served, hidden, pathed);
    }

    /** What the model is to know of from the start. */
    List<MadeUpSkill> shown() {
        return List.of(plain, scripted, served);
    }

    /** The definition that is put. */
    String json() {
        JsonObjectBuilder skills = Json.createObjectBuilder();
        assigned().forEach(skill -> skills.add(skill.id(), "^1.0"));
        return Json.createObjectBuilder()
                .add("name", name)
                .add("description", "Made up.")
                .add("instructions", instructions)
                .add("skills", skills)
                .add(
                        "tools",
                        Json.createObjectBuilder()
                                .add("allow", Json.createArrayBuilder(allowed()))
                                .add(
                                        "rules",
                                        Json.createArrayBuilder()
                                                .add(rule(denied(), "deny"))
                                                .add(rule(asked(), "ask"))))
                .add(
                        "memory",
                        Json.createObjectBuilder()
                                .add(
                                        "blocks",
                                        Json.createArrayBuilder()
                                                .add(Json.createObjectBuilder()
                                                        .add("label", MEMORY_LABEL)
                                                        .add("type", "text")
                                                        .add("value", remembered))))
                .add("env", Json.createObjectBuilder().add(PLACE_VARIABLE, place))
                .add("delegates", Json.createArrayBuilder(List.of(delegate)))
                .build()
                .toString();
    }

    String delegateJson() {
        return Json.createObjectBuilder()
                .add("name", delegate)
                .add("description", delegateFor)
                .add("instructions", "Look after it.")
                .build()
                .toString();
    }

    List<String> allowed() {
        return List.of("Bash(sh:*)", "Bash(printenv:*)", local.name() + ":*", remote.name() + ":*");
    }

    String denied() {
        return "Bash(" + DENIED + ":*)";
    }

    String asked() {
        return "Bash(" + ASKED + ":*)";
    }

    private static JsonObjectBuilder rule(String tool, String decide) {
        return Json.createObjectBuilder()
                .add("tool", tool)
                .add("decide", decide)
                .add("because", "It was made up so.");
    }

    private static String command(MadeUpServer local) {
        return Json.createArrayBuilder(
                        List.of("node", SERVER, local.tool(), local.description(), local.first(), local.second()))
                .build()
                .toString();
    }

    private static String resource(String path) {
        try (InputStream in = MadeUpAgent.class.getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
