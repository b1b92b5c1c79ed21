package dev.guildhall.plugins;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** A started plugin of the server and the objects it contributes. */
final class ServerPlugin {
    private final String id;
    private final ClassLoader loader;
    private final List<?> extensions;

    ServerPlugin(String id, ClassLoader loader, List<?> extensions) {
        this.id = id;
        this.loader = loader;
        this.extensions = List.copyOf(extensions);
    }

    String id() {
        return id;
    }

    List<?> extensions() {
        return extensions;
    }

    <T> T run(Duration limit, Callable<T> code) throws BrokenPlugin {
        return inTime("plugin " + id, loader, limit, code);
    }

    /** Foreign code, so every way it can fail ends as {@link BrokenPlugin} with one line of text. */
    static <T> T inTime(String what, ClassLoader loader, Duration limit, Callable<T> code) throws BrokenPlugin {
        try {
            return TimedRun.of(what, loader, limit, code, () -> {});
        } catch (TimeoutException e) {
            throw new BrokenPlugin("%s did not answer within %s seconds."
                    .formatted(
                            what,
                            BigDecimal.valueOf(limit.toMillis(), 3)
                                    .stripTrailingZeros()
                                    .toPlainString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokenPlugin("Waiting for %s was interrupted.".formatted(what));
        } catch (ExecutionException e) {
            throw new BrokenPlugin(
                    "%s failed: %s".formatted(what, Thrown.shown(e.getCause() == null ? e : e.getCause())));
        }
    }
}
