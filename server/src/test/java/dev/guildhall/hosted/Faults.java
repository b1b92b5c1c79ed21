package dev.guildhall.hosted;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to go wrong, each once and in this order where several are for one call. */
final class Faults {
    private final List<Fault> waiting = new ArrayList<>();

    synchronized void add(Fault... next) {
        waiting.addAll(List.of(next));
    }

    synchronized void clear() {
        waiting.clear();
    }

    synchronized @Nullable Fault next(String method, String path) {
        for (Fault fault : waiting) {
            if (fault.method().equals(method) && path.equals(fault.path())) {
                waiting.remove(fault);
                return fault;
            }
        }
        return null;
    }
}
