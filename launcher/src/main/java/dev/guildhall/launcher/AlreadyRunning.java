package dev.guildhall.launcher;

import java.io.IOException;
import java.util.Optional;

/** The explanation for a second {@code up} on the same data. */
final class AlreadyRunning {
    private AlreadyRunning() {}

    static String explain(DataFolder data) throws IOException {
        Optional<Instance> instance = data.instanceThere();
        String who = instance.map(i -> "process " + i.launcher().pid() + ", " + i.url() + ", port "
                        + i.local().getPort())
                .orElse("it is starting or stopping");
        return "Guildhall already runs on " + data.path() + " (" + who + ")."
                + " Stop it with ./guildhall down, or give this one its own data and port:"
                + " GUILDHALL_DATA=… GUILDHALL_PORT=… ./guildhall up";
    }
}
