package dev.guildhall.launcher;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code ./guildhall publish DIR → SkillZip → POST /api/v1/skills}; exit code 1 when the server refuses. */
final class PublishCommand {
    private final Map<String, String> environment;
    private final Console console;

    PublishCommand(Map<String, String> environment, Console console) {
        this.environment = environment;
        this.console = console;
    }

    int run(List<String> given) throws IOException, InterruptedException {
        PublishArguments arguments = PublishArguments.parse(given);
        Settings settings = Settings.of(environment, Settings.rootFolder());
        String token = environment.getOrDefault("GUILDHALL_TOKEN", "").strip();
        if (token.isEmpty()) {
            throw new LauncherProblem("GUILDHALL_TOKEN is not set. Create a token that may publish on the page "
                    + settings.url() + "/tokens and export it.");
        }
        if (!Files.isDirectory(arguments.folder())) {
            throw new LauncherProblem(arguments.folder() + " is no folder.");
        }
        Path zip = Files.createTempFile("guildhall-publish", ".zip");
        try (ApiClient client = new ApiClient(settings.url(), token)) {
            for (Path leftOut : SkillZip.write(arguments.folder(), zip)) {
                console.say("left out: " + leftOut);
            }
            return tell(client.postZip(arguments.address(), zip));
        } catch (ConnectException | HttpTimeoutException e) {
            throw new LauncherProblem(
                    "nobody answers at " + settings.url()
                            + ". Is it running (./guildhall status)? GUILDHALL_URL names another server.",
                    e);
        } finally {
            Files.deleteIfExists(zip);
        }
    }

    private int tell(ApiClient.Answer answer) {
        if (answer.accepted()) {
            if (answer.status() == 200) {
                console.say("These bytes were published before; nothing changed.");
            }
            Answers.published(answer.body()).forEach(console::say);
            return 0;
        }
        console.complain(String.join("\n", Answers.refused(answer.status(), answer.body())));
        return 1;
    }
}
