package dev.guildhall.skills.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.skills.script.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTest {
    private final Script timeline = Script.named("timeline.py");

    @TempDir
    private Path folder;

    @Test
    void mergesTimesOfEveryFormInUtc() throws IOException, InterruptedException {
        write("app.log", "2026-03-02T09:40:00.250Z start | now\n\tat stack\n\tat more\n2026-03-02 11:45:00 local\n");
        write("proxy.log", "[02/Mar/2026:10:41:00 +0100] GET /\n");
        write("sys.log", "Mar  2 11:42:00 host x[1]: stop\n1772444523 epoch\nno time here\n");

        Script.Ran ran = timeline.run(folder, "app.log", "proxy.log", "sys.log", "--zone", "+02:00", "--year", "2026");

        assertThat(ran).isEqualTo(new Script.Ran(0, """
                | time (UTC) | what | source |
                |---|---|---|
                | 2026-03-02 09:40:00.250 | start   now [+2 lines] | app.log:1 |
                | 2026-03-02 09:41:00 | GET / | proxy.log:1 |
                | 2026-03-02 09:42:00 | host x[1]: stop | sys.log:1 |
                | 2026-03-02 09:42:03 | epoch [+1 lines] | sys.log:2 |
                | 2026-03-02 09:45:00 | local | app.log:4 |
                """, ""));
    }

    @Test
    void foldsWhatRepeatsAndCutsToTheTimeAskedFor() throws IOException, InterruptedException {
        write("a.log", """
                2026-03-02T09:00:00Z too early
                2026-03-02T10:00:00Z timeout after 31 ms
                2026-03-02T10:00:20Z timeout after 30 ms
                2026-03-02T10:00:40Z timeout after 12 ms
                2026-03-02T10:05:00Z timeout after 9 ms
                2026-03-02T10:06:00Z all well
                """);

        Script.Ran ran = timeline.run(folder, "a.log", "--from", "2026-03-02T09:30Z", "--match", "TIMEOUT|early");

        assertThat(ran.out())
                .contains("| 2026-03-02 10:00:00 | timeout after 31 ms (3 times until 10:00:40) | a.log:2 |")
                .contains("| 2026-03-02 10:05:00 | timeout after 9 ms | a.log:5 |")
                .doesNotContain("early", "all well");
    }

    @Test
    void masksSecretsAndPeople() throws IOException, InterruptedException {
        write("a.log", """
                2026-03-02T09:00:00Z login of jane@example.com from 10.1.2.3 failed
                2026-03-02T09:00:01Z Authorization: Bearer abcdefgh12345678
                2026-03-02T09:00:02Z call /x?api_key=s3cr3t&y=1 password: "hunter2"
                2026-03-02T09:00:03Z got eyJhbGciOi.eyJzdWIiOi.c2ln and postgres://me:pw@db/x
                """);

        assertThat(timeline.run(folder, "a.log").out())
                .contains("login of [e-mail] from [ip] failed", "Authorization: [masked]", "api_key=[masked]&y=1")
                .contains("got [token] and postgres://[masked]@db/x")
                .doesNotContain("jane", "10.1.2.3", "abcdefgh", "s3cr3t", "hunter2", "me:pw");
    }

    @Test
    void masksAddressesOfBothKindsAndNoWords() throws IOException, InterruptedException {
        write("a.log", """
                2026-03-02T09:00:00Z from 2001:db8::1 and ::1 and fe80:0:0:0:1:2:3:4a
                2026-03-02T09:00:01Z basic authentication of bearer capability skeletonisation std::dec abc::def
                2026-03-02T09:00:02Z Basic dXNlcjpwYXNzd29yZA Bearer abcd1234efgh sk-abcd1234efgh5678 at 10:20:30
                """);

        assertThat(timeline.run(folder, "a.log").out())
                .contains("from [ip] and [ip] and [ip] |")
                .contains("basic authentication of bearer capability skeletonisation std::dec abc::def")
                .contains("Basic [masked] Bearer [masked] [token] at 10:20:30");
    }

    @Test
    void saysWhatItCannotUse() throws IOException, InterruptedException {
        write("a.log", "nothing with a time\n");
        assertThat(timeline.run(folder, "a.log").err()).startsWith("timeline: no line with a time is left");
        assertThat(timeline.run(folder, "absent.log").err()).startsWith("timeline: absent.log cannot be read");
        assertThat(timeline.run(folder, "a.log", "--from", "noon").err()).contains("\"noon\" is no time");
        assertThat(timeline.run(folder, "a.log", "--zone", "CET").err()).contains("the zone \"CET\" is none");
        assertThat(timeline.run(folder, "a.log", "--match", "(").err()).contains("--match is broken");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
