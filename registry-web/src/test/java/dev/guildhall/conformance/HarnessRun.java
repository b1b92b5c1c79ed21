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
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One harness on the agent: installed, started once without a person, its model asking for one thing after the other.
 *
 * @param requests what the model was asked with tools at hand, oldest first
 * @param credentials bearer tokens that the remote MCP server was shown
 * @param secret the value that the variable for it held
 */
record HarnessRun(
        Harness harness,
        Path work,
        Installing.Installed installed,
        List<ModelRequest> requests,
        List<ModelRequest> everything,
        List<String> credentials,
        String secret,
        List<String> troubles,
        String said) {
    private static final Duration LIMIT = Duration.ofMinutes(4);

    static HarnessRun of(Harness harness, Ground ground, Installing installing) throws IOException {
        MadeUpAgent agent = ground.agent();
        Path folder = ground.folder().resolve(harness.id());
        ClientCache.delete(folder);
        List<String> program = new ArrayList<>();
        try (ModelServer model = new ModelServer(folder.resolve("requests"), script(harness, agent, program))) {
            Cage cage = new Cage(
                    ground.clients().nodeFolder(),
                    folder,
                    Map.of(model.port(), model.port(), ground.mcp().port(), ground.mcp().port()));
            workTree(cage.work());
            Map<String, String> variables = new HashMap<>(
                    harness.settings(cage.home(), cage.work(), "http://127.0.0.1:" + model.port()));
            Installing.Installed installed = installing.install(agent, harness, cage.work(), cage.home());
            program.add(found(cage.work(), agent.scripted().name() + "/" + MadeUpAgent.SCRIPT));
            variables.putAll(installed.variables());
            String secret = "token-" + MadeUp.word();
            variables.put(MadeUpAgent.SECRET_VARIABLE, secret);
            List<String> command = new ArrayList<>();
            command.add(ground.clients().program(harness.client()).toString());
            command.addAll(installed.arguments());
            command.addAll(harness.arguments("Do what is to be done."));
            Cage.Ran ran = cage.run(harness.id(), command, variables, LIMIT);
            List<String> troubles = new ArrayList<>(model.troubles());
            if (ran.exit() != 0) {
                troubles.add("it ended with " + ran.exit() + ": " + ran.err());
            }
            return new HarnessRun(
                    harness,
                    cage.work(),
                    installed,
                    model.requests(),
                    model.everything(),
                    List.copyOf(ground.mcp().credentials()),
                    secret,
                    troubles,
                    ran.out());
        }
    }

    private static List<Function<ModelRequest, ModelReply>> script(
            Harness harness, MadeUpAgent agent, List<String> program) {
        return List.of(
                request -> harness.activate(agent.plain().name(), request),
                request -> harness.activate(agent.scripted().name(), request),
                request -> harness.shell(program.getFirst() + "; printenv " + MadeUpAgent.SECRET_VARIABLE, request),
                request -> harness.activate(agent.served().name(), request),
                request -> harness.mcp(agent.local().name(), agent.local().tool(), request),
                request -> harness.mcp(agent.remote().name(), agent.remote().tool(), request));
    }

    /** The request that brings the result of a turn of the script, counted from 1; 0 is the first. */
    ModelRequest after(int turn) {
        return requests.stream()
                .filter(request -> request.results().size() == turn)
                .findFirst()
                .orElseThrow(() -> new AssertionError(harness.id() + " asked its model " + requests.size()
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
