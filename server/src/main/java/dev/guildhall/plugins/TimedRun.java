package dev.guildhall.plugins;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs foreign code on a virtual thread of its own, with a context class loader and a time limit. */
final class TimedRun {
    private TimedRun() {}

    /**
     * @param ended runs when the code really ends, which may be after the limit: Java cannot end a thread that does not
     *     answer its interrupt
     * @throws TimeoutException when the limit passed; the thread was interrupted
     * @throws ExecutionException with whatever the code threw, errors too
     */
    static <T> T of(String name, ClassLoader context, Duration limit, Callable<T> code, Runnable ended)
            throws TimeoutException, ExecutionException, InterruptedException {
        // Before the answer is handed over: whoever has it may rely on the call having ended.
        FutureTask<T> task = new FutureTask<>(() -> {
            try {
                return code.call();
            } finally {
                ended.run();
            }
        });
        Thread thread = Thread.ofVirtual()
                .name(name)
                .inheritInheritableThreadLocals(false)
                .unstarted(task);
        thread.setContextClassLoader(context);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | InterruptedException e) {
            thread.interrupt();
            throw e;
        }
    }
}
