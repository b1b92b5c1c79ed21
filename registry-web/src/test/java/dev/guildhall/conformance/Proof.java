package dev.guildhall.conformance;

import dev.guildhall.skill.HarnessCapability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whether a feature arrived in a run of a harness.
 *
 * @param missing what was looked for and not seen; nothing when the feature arrived
 */
record Proof(HarnessCapability feature, List<String> missing) {
    private static final int PLAIN = 1;
    private static final int SCRIPTED = 2;
    private static final int PRINTED = 3;
    private static final int VARIABLES = 4;
    private static final int SERVED = 5;
    private static final int LOCAL = 6;
    private static final int REMOTE = 7;
    private static final int READ = 9;

    boolean arrived() {
        return missing.isEmpty();
    }

    static List<Proof> of(MadeUpAgent agent, HarnessRun run) throws IOException {
        ModelRequest first = run.after(0);
        ModelRequest local = run.after(LOCAL);
        ModelRequest remote = run.after(REMOTE);
        List<Proof> proofs = new ArrayList<>();
        if (run.askedByName().isPresent()) {
            proofs.add(new Proof(HarnessCapability.USER_INVOCATION, byName(agent, run)));
        }
        proofs.addAll(List.of(
                new Proof(HarnessCapability.SKILLS, skills(agent, run)),
                new Proof(HarnessCapability.SCRIPTS, scripts(agent, run)),
                new Proof(HarnessCapability.HIDDEN, hidden(agent, run)),
                proof(HarnessCapability.WHEN_TO_USE, "when to use it, in the list", first, agent.occasion()),
                proof(
                        HarnessCapability.DEPENDENCIES,
                        "the skill it needs, in the list",
                        first,
                        agent.needed().description()),
                proof(HarnessCapability.INSTRUCTIONS, "the instructions", first, agent.instructions()),
                proof(
                        HarnessCapability.MCP_LOCAL,
                        "the answer of its tool",
                        local,
                        agent.local().answer()),
                proof(
                        HarnessCapability.MCP_REMOTE,
                        "the answer of its tool",
                        remote,
                        agent.remote().answer()),
                proof(HarnessCapability.ENVIRONMENT, "the variable, in the shell", run.after(VARIABLES), agent.place()),
                proof(HarnessCapability.DELEGATES, "the other agent, offered", first, agent.delegateFor()),
                proof(HarnessCapability.MEMORY, "the memory block", first, agent.remembered()),
                proof(
                        HarnessCapability.TOOLS_ALLOWED,
                        "what the script printed, without a question",
                        run.after(PRINTED),
                        agent.printed()),
                new Proof(HarnessCapability.PATHS, paths(agent, run)),
                new Proof(
                        HarnessCapability.TOOLS_DENIED,
                        undone(run, REMOTE, HarnessRun.TOUCHED, "that the command is refused")),
                new Proof(
                        HarnessCapability.TOOLS_ASKED,
                        undone(run, READ, HarnessRun.MADE, "that nothing is done before somebody is asked")),
                new Proof(HarnessCapability.CREDENTIALS, credentials(run))));
        return proofs;
    }

    private static Proof proof(HarnessCapability feature, String what, ModelRequest request, String word) {
        return new Proof(feature, request.shows(word) ? List.of() : List.of(what));
    }

    /** Name and description at once; the body when its turn came, and not before; the files as they were published. */
    private static List<String> skills(MadeUpAgent agent, HarnessRun run) throws IOException {
        List<String> missing = new ArrayList<>();
        Map<MadeUpSkill, Integer> turns =
                Map.of(agent.plain(), PLAIN, agent.scripted(), SCRIPTED, agent.served(), SERVED);
        for (MadeUpSkill skill : agent.shown()) {
            ModelRequest first = run.after(0);
            if (!first.shows(skill.name()) || !first.shows(skill.description())) {
                missing.add("name and description of " + skill.name() + " from the start");
            }
            int turn = turns.getOrDefault(skill, 0);
            if (!run.after(turn).shows(skill.body())) {
                missing.add("the body of " + skill.name() + " when it was asked for");
            }
            run.asked().stream()
                    .filter(request -> request.results().size() < turn && request.shows(skill.body()))
                    .findFirst()
                    .ifPresent(request -> missing.add("that the body of " + skill.name() + " waits until asked for"));
        }
        if (!sameBytes(agent.plain(), run.work())) {
            missing.add("the files of " + agent.plain().name() + ", byte for byte");
        }
        return missing;
    }

    private static List<String> scripts(MadeUpAgent agent, HarnessRun run) throws IOException {
        List<String> missing = new ArrayList<>();
        if (!run.after(PRINTED).shows(agent.printed())) {
            missing.add("what the script printed");
        }
        try (Stream<Path> files = Files.walk(run.work())) {
            if (files.noneMatch(file ->
                    file.endsWith(agent.scripted().name() + "/" + MadeUpAgent.SCRIPT) && Files.isExecutable(file))) {
                missing.add("that it can be executed");
            }
        }
        return missing;
    }

    private static List<String> byName(MadeUpAgent agent, HarnessRun run) {
        boolean shown = run.askedByName().orElseThrow().stream()
                .anyMatch(request -> request.shows(agent.hidden().body()));
        return shown ? List.of() : List.of("the body of the skill that was named");
    }

    /** Not before a matching file was read, and then. */
    private static List<String> paths(MadeUpAgent agent, HarnessRun run) {
        boolean late = !run.after(0).shows(agent.pathed().description())
                && run.after(READ).shows(agent.pathed().description());
        return late ? List.of() : List.of("that it is listed once a matching file is read, and not before");
    }

    /** Asked for in the turn after this one, which the harness may have ended the run at. */
    private static List<String> undone(HarnessRun run, int turn, String made, String missing) {
        run.after(turn);
        return Files.exists(run.work().resolve(made)) ? List.of(missing) : List.of();
    }

    /** At the remote MCP server or, where there is none, with what the shell starts. */
    private static List<String> credentials(HarnessRun run) {
        boolean arrived = run.credentials().contains("Bearer " + run.secret())
                || run.after(VARIABLES).shows(run.secret());
        return arrived ? List.of() : List.of("the credential, at the MCP server or in the shell");
    }

    private static List<String> hidden(MadeUpAgent agent, HarnessRun run) {
        boolean shown = run.asked().stream()
                .anyMatch(request -> request.shows(agent.hidden().description())
                        || request.shows(agent.hidden().body()));
        return shown ? List.of("that the model never hears of it") : List.of();
    }

    /** Whether every folder of the skill below a root, and there is one, has the files that were published. */
    static boolean sameBytes(MadeUpSkill skill, Path root) throws IOException {
        try (Stream<Path> folders = Files.walk(root)) {
            List<Path> found = folders.filter(
                            folder -> folder.endsWith(skill.name()) && Files.isRegularFile(folder.resolve("SKILL.md")))
                    .toList();
            for (Path folder : found) {
                for (Map.Entry<String, String> file : skill.files().entrySet()) {
                    Path there = folder.resolve(file.getKey());
                    if (!Files.isRegularFile(there) || !Files.readString(there).equals(file.getValue())) {
                        return false;
                    }
                }
            }
            return !found.isEmpty();
        }
    }
}
