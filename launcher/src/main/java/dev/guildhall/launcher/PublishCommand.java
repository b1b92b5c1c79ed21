package dev.guildhall.launcher;

import java.io.IOException;
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
        ServerAccess server = ServerAccess.of(environment, "publish");
        if (!Files.isDirectory(arguments.folder())) {
            throw new LauncherProblem(arguments.folder() + " is no folder.");
        }
        Path zip = Files.createTempFile("guildhall-publish", ".zip");
        try {
            for (Path leftOut : SkillZip.write(arguments.folder(), zip)) {
                console.say("left out: " + leftOut);
            }
            return tell(server.call(client -> client.postZip(arguments.address(), zip)));
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
