package dev.guildhall.imports;

import dev.guildhall.platform.Service;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/** Does the same with each of many things, several at a time, on threads of the container. */
@Service
class Workers {
    private final Executor threads;

    @Inject
    Workers(Instance<ManagedExecutorService> managed) {
        this.threads = managed.isResolvable() ? managed.get() : Executors.newVirtualThreadPerTaskExecutor();
    }

    /** What is done with one. */
    interface Task<T> {
        void with(T item) throws Exception;
    }

    /** In order, {@code most} at a time; the first failure ends it, after what was begun is over. The caller's thread helps. */
    <T> void each(int most, List<T> items, Task<T> task) throws Exception {
        Queue<T> waiting = new ConcurrentLinkedQueue<>(items);
        AtomicBoolean failed = new AtomicBoolean();
        List<FutureTask<Void>> running = new ArrayList<>();
        for (int i = 0; i < Math.min(most, items.size()); i++) {
            running.add(new FutureTask<>(() -> {
                work(waiting, failed, task);
                return null;
            }));
        }
        running.stream().skip(1).forEach(threads::execute);
        running.stream().limit(1).forEach(FutureTask::run);
        Exception first = null;
        for (FutureTask<Void> one : running) {
            try {
                one.get();
            } catch (ExecutionException e) {
                Exception cause = e.getCause() instanceof Exception exception ? exception : e;
                first = first == null ? cause : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private static <T> void work(Queue<T> waiting, AtomicBoolean failed, Task<T> task) throws Exception {
        boolean done = false;
        try {
            for (T item = waiting.poll(); item != null && !failed.get(); item = waiting.poll()) {
                task.with(item);
            }
            done = true;
        } finally {
            if (!done) {
                failed.set(true);
            }
        }
    }
}
