package dev.guildhall.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The key under which the server seals its secrets. Whoever has it and the database has them all. */
record MasterKey(String value) {

    /**
     * From the environment, and then kept nowhere: who gives it there has a better place for it. Else from {@code file}, else
     * generated and written there with mode 600.
     */
    static MasterKey of(Optional<String> given, Path file) throws IOException {
        if (given.isPresent()) {
            return new MasterKey(given.get());
        }
        Optional<String> kept = Secrets.read(file);
        if (kept.isPresent()) {
            return new MasterKey(kept.get());
        }
        String key = Secrets.random();
        Secrets.write(file, key);
        return new MasterKey(key);
    }

    @Override
    public String toString() {
        return "MasterKey[…]";
    }
}
