package dev.guildhall.launcher;

import java.io.PrintStream;
import java.util.Locale;

/** The terminal: plain lines, and progress lines that begin with the seconds since the command began. */
final class Console {
    private final PrintStream out;
    private final PrintStream err;
    private final long began = System.nanoTime();

    Console(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    void step(String line) {
        double seconds = (System.nanoTime() - began) / 1e9;
        say(String.format(Locale.ROOT, "%6.1f s  %s", seconds, line));
    }

    void complain(String line) {
        out.flush();
        err.println("guildhall: " + line);
        err.flush();
    }
}
