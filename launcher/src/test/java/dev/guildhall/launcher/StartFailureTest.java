package dev.guildhall.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartFailureTest {
    private static final String STARTING =
            "[2026-11-24T17:23:25.590+0000] 00000027 com.ibm.ws.app.manager.AppMessageHelper I CWWKZ0018I: Starting application guildhall.\n";

    @TempDir
    Path folder;

    @Test
    void isNotThereWhileTheApplicationStarts() throws IOException {
        assertThat(StartFailure.in(folder.resolve("none.log"), Instant.EPOCH)).isEmpty();
        assertThat(StartFailure.in(log(STARTING), Instant.EPOCH)).isEmpty();
    }

    @Test
    void saysTheApplicationsOwnWords() throws IOException {
        Path log = log(
                STARTING
                        + "[…] com.ibm.ws.webcontainer.webapp E SRVE0283E: Exception caught while initializing context: java.lang.IllegalStateException: The environment variable GUILDHALL_FOO is not known. Did you mean GUILDHALL_WAR?\n"
                        + "\tat dev.guildhall.platform.SettingsCheck.atStart(SettingsCheck.java:32)\n"
                        + "[…] com.ibm.ws.app.manager.AppMessageHelper A CWWKZ0012I: The application guildhall was not started.\n");
        assertThat(StartFailure.in(log, Instant.EPOCH))
                .contains("The environment variable GUILDHALL_FOO is not known. Did you mean GUILDHALL_WAR?");
    }

    @Test
    void saysLibertysWordsWhereThereAreNoOthers() throws IOException {
        String line =
                "[…] com.ibm.ws.app.manager.AppMessageHelper E CWWKZ0002E: An exception occurred while starting the application guildhall.";
        assertThat(StartFailure.in(log(STARTING + line + "\n"), Instant.EPOCH)).contains(line);
    }

    @Test
    void passesOverTheLogOfTheStartBefore() throws IOException {
        Path log = log("[…] A CWWKZ0012I: The application guildhall was not started.\n");
        Files.setLastModifiedTime(log, FileTime.from(Instant.now().minusSeconds(60)));
        assertThat(StartFailure.in(log, Instant.now().minusSeconds(30))).isEmpty();
    }

    private Path log(String text) throws IOException {
        return Files.writeString(folder.resolve("server.log"), text);
    }
}
