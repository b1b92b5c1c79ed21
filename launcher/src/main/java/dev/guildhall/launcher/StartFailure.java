package dev.guildhall.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why Liberty gave up on the application, read from its log; Liberty itself goes on running and would be waited for in vain.
 *
 * <p>Codes are Liberty's: CWWKZ0002E (an exception while starting), CWWKZ0012I (was not started), SRVE0283E (an exception while initializing).
 */
final class StartFailure {
    private static final int LINES = 2_000;
    private static final Pattern GIVEN_UP = Pattern.compile("CWWKZ0002E|CWWKZ0012I");
    private static final Pattern CAUSE =
            Pattern.compile("SRVE0283E: [^:]*: (?:[\\w.$]+(?:Exception|Error): )?(?<message>.+)");

    private StartFailure() {}

    /**
     * The application's own words where it has any, else Liberty's line; empty while it has not given up.
     *
     * @param since when this start began; what is older is the log of the start before, which Liberty has not put away yet
     */
    static Optional<String> in(Path log, Instant since) throws IOException {
        if (!Files.exists(log) || Files.getLastModifiedTime(log).toInstant().isBefore(since)) {
            return Optional.empty();
        }
        String text = LogTail.of(log, LINES);
        if (!GIVEN_UP.matcher(text).find()) {
            return Optional.empty();
        }
        Matcher cause = CAUSE.matcher(text);
        return Optional.of(
                cause.find()
                        ? cause.group("message").strip()
                        : text.lines()
                                .filter(line -> GIVEN_UP.matcher(line).find())
                                .findFirst()
                                .orElseThrow());
    }
}
