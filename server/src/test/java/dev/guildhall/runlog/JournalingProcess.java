package dev.guildhall.runlog;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.guildhall.dialect.Usage;
import dev.guildhall.wired.TestDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.File;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;

/**
 * A process of its own that journals calls from several threads, drains them into the database, and says on its output what it did, until it is
 * killed: {@code S} and the call's id once an attempt is begun, {@code E} and the id once the call is settled.
 */
final class JournalingProcess {
    /** One of each library that it needs: how tests are started does not always say the class path. */
    private static final List<Class<?>> CLASSES = List.of(
            JournalingProcess.class,
            CallStore.class,
            Usage.class,
            UuidCreator.class,
            PGSimpleDataSource.class,
            Inject.class,
            ApplicationScoped.class,
            EntityManager.class,
            LoggerFactory.class,
            TestDatabase.class,
            Test.class,
            Assertions.class);

    private JournalingProcess() {}

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL(args[1]);
        CallOrigin origin = SampleCalls.origin(UUID.fromString(args[2]), UUID.fromString(args[2]));
        PrintStream told = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Journal journal = new Journal(JournalFolder.in(folder), JournalFile::on, 64 << 10, 1 << 20);
        JournalDrain drain = new JournalDrain(journal, CallStoreTest.storeOn(database));
        AtomicReference<Exception> failure = new AtomicReference<>();
        for (int i = 0; i < 3; i++) {
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    while (true) {
                        ModelCall call = SampleCalls.call(origin);
                        StartedAttempt started = SampleCalls.started(call, 0);
                        journal.started(started.attempt(), EntryFormat.started(started));
                        told.println("S" + call.id());
                        if (ThreadLocalRandom.current().nextInt(10) == 0) {
                            Thread.sleep(ThreadLocalRandom.current().nextInt(30));
                        }
                        journal.settled(
                                call.attempts().stream().map(Attempt::id).toList(), EntryFormat.settled(call));
                        told.println("E" + call.id());
                    }
                } catch (InterruptedException | RuntimeException e) {
                    failure.set(e);
                }
            });
        }
        while (failure.get() == null) {
            drain.drain(Duration.ofMillis(50));
            journal.sync();
            Thread.sleep(5);
        }
        throw failure.get();
    }

    static ProcessBuilder command(Path folder, String database, UUID organisation) {
        return new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx128m",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                CLASSES.stream()
                        .map(JournalingProcess::place)
                        .distinct()
                        .collect(Collectors.joining(File.pathSeparator)),
                JournalingProcess.class.getName(),
                folder.toString(),
                database,
                organisation.toString());
    }
}
