package dev.guildhall.registry;

import dev.guildhall.packages.ContentChecks;
import dev.guildhall.packages.Finding;
import dev.guildhall.packages.PackageReader;
import dev.guildhall.packages.ReadPackage;
import dev.guildhall.packages.UnpackedPackage;
import dev.guildhall.platform.Service;
import dev.guildhall.scan.PackageScan;
import dev.guildhall.scan.Risk;
import dev.guildhall.scan.ScanReport;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Runs every check of a package, together within a time limit and with no transaction open.
 *
 * <p>What a check finds and a check that could not run are different verdicts: the first is the author's to mend, the
 * second is ours, stores nothing and may be tried again.
 */
@Service
class PublishChecks {
    /** Reads or inspects a package; findings are what it found, an exception means that it could not run. */
    interface Check {
        /** @param expired says true when there is no time left; then an {@link InterruptedIOException} ends the check */
        CheckedPackage run(UnpackedPackage files, BooleanSupplier expired) throws IOException;
    }

    /** Of what could not be read, and so is refused. */
    private static final Risk NO_RISK = new Risk(Risk.Level.LOW, List.of());

    private final Check check;
    private final Duration limit;

    @Inject
    PublishChecks(PackageReader reader, ContentChecks contents, PackageScan scan, PublishSettings settings) {
        this((files, expired) -> all(reader, contents, scan, files, expired), settings.checkTime());
    }

    PublishChecks(Check check, Duration limit) {
        this.check = check;
        this.limit = limit;
    }

    /** @return with the findings of every check; 503 {@code check-could-not-run} when one failed or took too long */
    CheckedPackage run(UnpackedPackage files) {
        long end = System.nanoTime() + limit.toNanos();
        FutureTask<CheckedPackage> task = new FutureTask<>(() -> check.run(files, () -> System.nanoTime() - end > 0));
        Thread thread = Thread.ofVirtual().name("publish-checks").start(task);
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw tookTooLong(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedIOException) {
                throw tookTooLong(e);
            }
            throw couldNotRun(
                    "A check of this package failed by itself (%s); that says nothing about the package. Nothing was stored; send it again, and tell an administrator if it stays so."
                            .formatted(
                                    e.getCause() == null
                                            ? "unknown"
                                            : e.getCause().getClass().getSimpleName()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw couldNotRun("The server is stopping. Send the package again in a minute.", e);
        } finally {
            thread.interrupt();
        }
    }

    private RuntimeException tookTooLong(Exception cause) {
        return couldNotRun(
                "The checks of this package took longer than %d seconds. Send it again; if that happens again, make the package smaller or raise %s."
                        .formatted(limit.toSeconds(), PublishSettings.CHECK_SECONDS),
                cause);
    }

    private static RuntimeException couldNotRun(String detail, Exception cause) {
        RuntimeException problem = RegistryProblem.CHECK_COULD_NOT_RUN.because(detail);
        problem.initCause(cause);
        return problem;
    }

    private static CheckedPackage all(
            PackageReader reader,
            ContentChecks contents,
            PackageScan scan,
            UnpackedPackage files,
            BooleanSupplier expired)
            throws IOException {
        ReadPackage read = reader.read(files);
        List<Finding> findings = new ArrayList<>(files.findings());
        findings.addAll(read.findings());
        ContentChecks.Outcome looked = contents.check(files, expired);
        if (!looked.complete()) {
            throw new InterruptedIOException("the content check ran out of time");
        }
        findings.addAll(looked.findings());
        if (read.manifest().isEmpty()) {
            return new CheckedPackage(new ReadPackage(read.manifest(), read.body(), findings), NO_RISK, 0);
        }
        ScanReport scanned = scan.scan(read.manifest().get(), files, expired);
        findings.addAll(scanned.findings());
        return new CheckedPackage(
                new ReadPackage(read.manifest(), read.body(), findings), scanned.risk(), scanned.rulesVersion());
    }
}
