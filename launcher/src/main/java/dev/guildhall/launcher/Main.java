package dev.guildhall.launcher;

import dev.guildhall.plan.PlanRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The command line: one subcommand, its arguments, an exit code. */
public final class Main {
    static final String USAGE = """
            usage: ./guildhall COMMAND

              up [--detach] [--config FILE] [--with PLUGIN]
                                    start the server, with a PostgreSQL of its own unless GUILDHALL_DATABASE_URL names one;
                                    --config config.yaml gives the gateway its models, as LiteLLM takes them (docs/gateway.md);
                                    --with embedder-minilm installs that plugin first (docs/search.md)
              down                  stop it
              status                what is running, where, and whether it is ready
              logs [-f]             show the logs; -f follows them
              publish DIR [--owner NAME] [--version V] [--channel NAME] [--dry-run]
                                    zip a skill folder and publish it to GUILDHALL_URL with GUILDHALL_TOKEN
              apply -f FILE…        save agents from their agent.yaml
              install AGENT --harness H [--into DIR] [--home DIR] [--stage next] [--force] [--dry-run]
                                    write the agent's skills and settings where the harness reads them (docs/installing.md)
              uninstall AGENT --harness H [--into DIR] [--home DIR] [--force] [--dry-run]
                                    take all of it back
              upgrade AGENT [--skill @owner/name[=VERSION]]… [--stage] [--dry-run] [--into DIR] [--home DIR]
                                    lock newer versions of its skills, then install again what is installed in DIR
              drift [--into DIR] [--home DIR]
                                    compare what is installed with what was written, and tell the server; 3 when it differs

            environment: GUILDHALL_DATA (var), GUILDHALL_PORT (9080), GUILDHALL_HOST (127.0.0.1: this machine only),
                         GUILDHALL_URL (http://localhost:PORT), GUILDHALL_DATABASE_URL, GUILDHALL_BOOTSTRAP_TOKEN,
                         GUILDHALL_JAVA_OPTIONS, GUILDHALL_START_CACHE (on), GUILDHALL_TOKEN, GUILDHALL_GATEWAY_CONFIG""";

    private static final String CONFIG = "--config";
    private static final Logger LIBRARIES = Logger.getLogger("");

    private Main() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        // The libraries' progress; ours is on the console. Their warnings still show.
        LIBRARIES.setLevel(Level.WARNING);
        System.exit(run(List.of(arguments), new Console(out, err)));
    }

    private static int run(List<String> arguments, Console console) {
        try {
            return dispatch(arguments, console);
        } catch (LauncherProblem e) {
            console.complain(e.text());
            return e.exitCode();
        } catch (PlanRefused e) {
            console.complain(e.text());
            return 1;
        } catch (IOException e) {
            console.complain(e.getClass().getSimpleName() + ": " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    private static int dispatch(List<String> arguments, Console console) throws IOException, InterruptedException {
        if (arguments.isEmpty()) {
            console.say(USAGE);
            return 2;
        }
        List<String> rest = arguments.subList(1, arguments.size());
        return switch (arguments.getFirst()) {
            case "up" -> up(rest, console);
            case "down" -> down(rest, console);
            case "status" -> status(rest, console);
            case "logs" ->
                new Logs(settings(), console)
                        .run(!options(rest, "-f", "--follow").isEmpty());
            case "publish" -> new PublishCommand(System.getenv(), console).run(rest);
            case "apply" -> new ApplyCommand(System.getenv(), console).run(rest);
            case "install" -> new InstallCommand(System.getenv(), console).run(rest);
            case "uninstall" -> new UninstallCommand(System.getenv(), console).run(rest);
            case "upgrade" -> new UpgradeCommand(System.getenv(), console).run(rest);
            case "drift" -> new DriftCommand(System.getenv(), console).run(rest);
            case "help", "--help", "-h" -> {
                console.say(USAGE);
                yield 0;
            }
            default -> {
                console.complain("there is no command \"" + arguments.getFirst() + "\".");
                console.say(USAGE);
                yield 2;
            }
        };
    }

    private static int up(List<String> rest, Console console) throws IOException, InterruptedException {
        List<String> chosen = new ArrayList<>(rest);
        ServerPluginZips plugins = ServerPluginZips.chosen(chosen);
        Settings settings = Settings.of(withConfig(System.getenv(), chosen), Settings.rootFolder());
        options(chosen, "--detach", "-d", Detached.CHILD);
        if (chosen.contains("--detach") || chosen.contains("-d")) {
            return new Detached(settings, console, plugins).run();
        }
        return new Up(settings, console, chosen.contains(Detached.CHILD), plugins).run();
    }

    /** Takes {@code --config FILE} out of the options; it stands for the variable of the environment. */
    static Map<String, String> withConfig(Map<String, String> environment, List<String> options) {
        int at = options.indexOf(CONFIG);
        if (at < 0) {
            return environment;
        }
        options.remove(at);
        if (at == options.size() || options.get(at).startsWith("-") || options.contains(CONFIG)) {
            throw new LauncherProblem("--config needs one file, such as --config config.yaml.");
        }
        Map<String, String> changed = new HashMap<>(environment);
        changed.put(Settings.GATEWAY_CONFIG, options.remove(at));
        return changed;
    }

    private static int down(List<String> rest, Console console) throws IOException, InterruptedException {
        options(rest);
        return new Down(settings(), console).run();
    }

    private static int status(List<String> rest, Console console) throws IOException {
        options(rest);
        return new Status(settings(), console).run();
    }

    private static Settings settings() {
        return Settings.of(System.getenv(), Settings.rootFolder());
    }

    /** The given options, each of which must be known. */
    private static List<String> options(List<String> given, String... known) {
        for (String option : given) {
            if (!Arrays.asList(known).contains(option)) {
                throw new LauncherProblem("\"" + option + "\" is not understood here. ./guildhall help lists what is.");
            }
        }
        return given;
    }
}
