package dev.guildhall.platform;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Threads for work beside a request. They are the container's, because its entity manager and transactions work on no
 * others; where there is no container, as in tests, they are virtual ones.
 */
@Service
public class ContainerThreads implements Executor {
    private final Executor threads;

    @Inject
    public ContainerThreads(Instance<ManagedExecutorService> managed) {
        this.threads = managed.isResolvable() ? managed.get() : Executors.newVirtualThreadPerTaskExecutor();
    }

    /** @throws java.util.concurrent.RejectedExecutionException when the server is stopping */
    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }
}
