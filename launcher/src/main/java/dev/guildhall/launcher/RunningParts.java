package dev.guildhall.launcher;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, stopped in the reverse order, once, whoever asks first: the end of {@code up} or a signal. */
final class RunningParts {
    private final Console console;
    private final Deque<Part> parts = new ArrayDeque<>();
    private boolean stopped;

    RunningParts(Console console) {
        this.console = console;
    }

    private record Part(String name, Database.Stopping stopping) {}

    /** Takes a part on; when the stop has begun already, the part stops at once. */
    synchronized void add(String name, Database.Stopping stopping) {
        parts.push(new Part(name, stopping));
        if (stopped) {
            stopAll();
        }
    }

    synchronized boolean stopping() {
        return stopped;
    }

    synchronized void stopAll() {
        stopped = true;
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            try {
                if (!part.name().isEmpty()) {
                    console.step("Stopping " + part.name());
                }
                part.stopping().stop();
            } catch (IOException e) {
                console.complain("cannot stop " + part.name() + ": " + e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                console.complain("interrupted while stopping " + part.name());
            }
        }
    }
}
