package dev.guildhall.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id with 19 MiB, two passes, one lane (OWASP's first choice), at most two at a time: each takes memory and a core.
 *
 * <p>Checking against no hash costs the same as against one, so that the time tells nobody which logins exist.
 */
@ApplicationScoped
class PasswordHashing {
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

    private final Semaphore places = new Semaphore(2);
    private @Nullable String dummy;

    String hash(String password) {
        return inTurn(() -> hashNow(password));
    }

    boolean matches(String password, Optional<String> hash) {
        return inTurn(() -> {
            String against = hash.orElseGet(this::dummy);
            boolean matches = Password.check(password, against).with(Argon2Function.getInstanceFromHash(against));
            return matches && hash.isPresent();
        });
    }

    private static String hashNow(String password) {
        return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
    }

    private synchronized String dummy() {
        if (dummy == null) {
            dummy = hashNow(Secret.random());
        }
        return dummy;
    }

    private <T> T inTurn(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
