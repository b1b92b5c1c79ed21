package dev.guildhall.wired;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.TransactionRequiredException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;

/** What the container's transaction manager does for tests: one transaction and one entity manager per thread. */
public final class ThreadTransactions {
    private static final ThreadLocal<EntityManager> CURRENT = new ThreadLocal<>();

    private ThreadTransactions() {}

    /** Joins the thread's transaction or runs in a new one; any exception rolls back. */
    public static <T> T in(Callable<T> work) throws Exception {
        if (CURRENT.get() != null) {
            return work.call();
        }
        try (EntityManager manager = TestDatabase.shared().factory().createEntityManager()) {
            CURRENT.set(manager);
            EntityTransaction transaction = manager.getTransaction();
            transaction.begin();
            try {
                T result = work.call();
                transaction.commit();
                return result;
            } finally {
                CURRENT.remove();
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
        }
    }

    /** An entity manager that is the thread's one inside a transaction, and a fresh one for each read outside. */
    static EntityManager entityManager() {
        return (EntityManager) Proxy.newProxyInstance(
                EntityManager.class.getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, args) -> {
                    EntityManager current = CURRENT.get();
                    if (current == null) {
                        switch (method.getName()) {
                            case "persist", "merge", "remove", "flush", "lock", "refresh" ->
                                throw new TransactionRequiredException(method.getName() + " outside @Transactional");
                            default -> current = TestDatabase.shared().factory().createEntityManager();
                        }
                    }
                    try {
                        return method.invoke(current, args);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }
}
