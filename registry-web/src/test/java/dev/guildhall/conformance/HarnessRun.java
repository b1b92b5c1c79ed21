package dev.guildhall.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One harness on the agent: installed, started without a person, its model asking for one thing after the other; then started
 * with the name of the hidden skill.
 *
 * @param asked what the model was asked the first time, oldest first
 * @param askedByName and the second time; empty where nobody can name a skill without a screen
 * @param credentials bearer tokens that the remote MCP server was shown
 * @param secret the value that the variable for it held
 */
record HarnessRun(
        Harness harness,
        Path work,
        Installing.Installed installed,
        List<ModelRequest> asked,
        Optional<List<ModelRequest>> askedByName,
        List<String> credentials,
        String secret,
        List<String> troubles,
        String said) {
    /** What the model asks for although the agent may not. */
    static final String TOUCHED = "touched-although-denied";

    /** What it asks for although a person would have to be asked, and nobody is there. */
    static final String MADE = "made-although-nobody-was-asked";

    private static final Duration LIMIT = Duration.ofMinutes(4);

    static HarnessRun of(Harness harness, Ground ground, Installing installing) throws IOException {
        MadeUpAgent agent = ground.agent();
        Path folder = ground.folder().resolve(harness.id());
        ClientCache.delete(folder);
        List<String> program = new ArrayList<>();
        Path work = folder.resolve("work");
        try (ModelServer model = new ModelServer(folder.resolve("requests"), script(harness, agent, work, program))) {
            Cage cage = new Cage(
                    ground.clients().nodeFolder(),
                    folder,
                    Map.of(
                            model.port(),
                            model.port(),
                            ground.mcp().port(),
                            ground.mcp().port()));
            workTree(cage.work());
            Written.text(work.resolve(MadeUpAgent.MATCHING), "Nothing.\n");
            Map<String, String> variables =
                    new HashMap<>(harness.settings(cage.home(), cage.work(), "http://127.0.0.1:" + model.port()));
            Installing.Installed installed = installing.install(agent, harness, cage.work(), cage.home());
            harness.agree(cage.home(), cage.work());
            program.add(found(cage.work(), agent.scripted().name() + "/" + MadeUpAgent.SCRIPT));
            variables.putAll(installed.variables());
            String secret = "token-" + MadeUp.word();
            variables.put(MadeUpAgent.SECRET_VARIABLE, secret);
            List<String> start = new ArrayList<>();
            start.add(ground.clients().program(harness.client()).toString());
            start.addAll(installed.arguments());
            Cage.Ran ran = cage.run("task", joined(start, harness.arguments("Do it.")), variables, LIMIT);
            List<ModelRequest> asked = model.next(List.of());
            List<String> troubles = new ArrayList<>(model.troubles());
            if (ran.exit() != 0) {
                troubles.add("it ended with " + ran.exit() + ": " + ran.err());
            }
            Optional<List<String>> byName = harness.byName(agent.hidden().name());
            byName.ifPresent(arguments -> cage.run("by-name", joined(start, arguments), variables, LIMIT));
            return new HarnessRun(
                    harness,
                    cage.work(),
                    installed,
                    asked,
                    byName.map(arguments -> model.next(List.of())),
                    List.copyOf(ground.mcp().credentials()),
                    secret,
                    troubles,
                    ran.out());
        }
    }

    private static List<String> joined(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static List<Function<ModelRequest, ModelReply>> script(
            Harness harness, MadeUpAgent agent, Path work, List<String> program) {
        return List.of(
                request -> harness.activate(agent.plain().name(), request),
                request -> harness.activate(agent.scripted().name(), request),
                request -> harness.shell("sh " + program.getFirst(), request),
                request -> harness.shell(
                        "printenv " + MadeUpAgent.SECRET_VARIABLE + " " + MadeUpAgent.PLACE_VARIABLE, request),
                request -> harness.activate(agent.served().name(), request),
                request -> harness.mcp(agent.local().name(), agent.local().tool(), request),
                request -> harness.mcp(agent.remote().name(), agent.remote().tool(), request),
                request -> harness.shell(MadeUpAgent.DENIED + " " + TOUCHED, request),
                request -> harness.read(work.resolve(MadeUpAgent.MATCHING), request),
                request -> harness.shell(MadeUpAgent.ASKED + " " + MADE, request));
    }

    /** The request that brings the result of a turn of the script, counted from 1; 0 is the first. */
    ModelRequest after(int turn) {
        return asked.stream()
                .filter(request -> !request.tools().isEmpty())
                .filter(request -> request.results().size() == turn)
                .findFirst()
                .orElseThrow(() -> new AssertionError(harness.id() + " asked its model " + asked.size()
                        + " times, never after turn " + turn + ". " + troubles + " " + said));
    }

    private static void workTree(Path work) throws IOException {
        Process git = new ProcessBuilder("git", "init", "-q", work.toString())
                .redirectErrorStream(true)
                .start();
        try {
            if (git.waitFor() != 0) {
                throw new IllegalStateException("git init ended with " + git.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The file that ends so, absolute; the path that ends so when there is none. */
    private static String found(Path work, String end) {
        try (Stream<Path> files = Files.walk(work)) {
            return files.filter(file -> file.endsWith(end))
                    .findFirst()
                    .map(Path::toString)
                    .orElse(end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
