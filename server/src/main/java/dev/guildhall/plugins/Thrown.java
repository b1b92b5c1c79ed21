package dev.guildhall.plugins;

import java.lang.reflect.InvocationTargetException;
import org.pf4j.PluginRuntimeException;

/** What foreign code threw, as one short line. The throwable itself is not kept: it would hold the class loader. */
final class Thrown {
    private static final int MAX = 500;
    private static final int MAX_CAUSES = 8;

    private Thrown() {}

    static String shown(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < MAX_CAUSES && isWrapper(cause) && cause.getCause() != null; i++) {
            cause = cause.getCause();
        }
        String text;
        try {
            text = cause.getClass().getName() + ": " + cause.getMessage();
        } catch (RuntimeException | LinkageError e) {
            text = cause.getClass().getName();
        }
        return text.length() > MAX ? text.substring(0, MAX) + "…" : text;
    }

    private static boolean isWrapper(Throwable thrown) {
        return thrown instanceof InvocationTargetException
                || thrown instanceof PluginRuntimeException
                || thrown instanceof ExceptionInInitializerError;
    }
}
