package dev.guildhall.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A disk that stops at one of its changes, as a machine does that loses its power. */
final class FailingDisk implements Disk {
    private final Disk real = new Disk.Real();
    private int left;

    /** @param steps changes that still succeed */
    FailingDisk(int steps) {
        left = steps;
    }

    boolean stopped() {
        return left < 0;
    }

    private void step() throws IOException {
        left--;
        if (left < 0) {
            throw new IOException("stopped");
        }
    }

    @Override
    public void write(Path file, InputStream bytes, boolean executable, Path like) throws IOException {
        step();
        real.write(file, bytes, executable, like);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step();
        real.move(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        step();
        real.delete(file);
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        step();
        real.makeFolder(folder);
    }
}
