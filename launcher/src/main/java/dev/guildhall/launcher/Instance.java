package dev.guildhall.launcher;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What a running {@code up} tells the other commands, in the file {@code instance} of the data folder. No secrets.
 *
 * @param server empty until Liberty was started
 * @param ready the first ready check has passed
 */
record Instance(
        ProcessMark launcher, Optional<ProcessMark> server, URI local, URI url, String database, boolean ready) {

    static Optional<Instance> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties p = new Properties();
        p.load(new StringReader(Files.readString(file)));
        Optional<ProcessMark> launcher = ProcessMark.parse(p.getProperty("launcher", ""));
        return launcher.map(mark -> new Instance(
                mark,
                ProcessMark.parse(p.getProperty("server", "")),
                URI.create(p.getProperty("local", "")),
                URI.create(p.getProperty("url", "")),
                p.getProperty("database", ""),
                Boolean.parseBoolean(p.getProperty("ready"))));
    }

    void write(Path file) throws IOException {
        Properties p = new Properties();
        p.setProperty("launcher", launcher.written());
        server.ifPresent(s -> p.setProperty("server", s.written()));
        p.setProperty("local", local.toString());
        p.setProperty("url", url.toString());
        p.setProperty("database", database);
        p.setProperty("ready", Boolean.toString(ready));
        StringWriter text = new StringWriter();
        p.store(text, "written by ./guildhall up");
        Secrets.write(file, text.toString());
    }

    Instance with(ProcessMark newServer) {
        return new Instance(launcher, Optional.of(newServer), local, url, database, ready);
    }

    Instance nowReady() {
        return new Instance(launcher, server, local, url, database, true);
    }
}
