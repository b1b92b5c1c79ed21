package dev.guildhall.hosted;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Sealing;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;

/** The transaction that makes or changes a connection: {@code locked → key sealed ⇒ row · audit}. */
@Service
class ConnectionChange {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{8,512}");

    private final ConnectionStore store;
    private final Sealing sealing;
    private final Audit audit;

    @Inject
    ConnectionChange(ConnectionStore store, Sealing sealing, Audit audit) {
        this.store = store;
        this.sealing = sealing;
        this.audit = audit;
    }

    @Transactional
    HostedConnection put(
            Actor actor,
            HostedRuntime runtime,
            Optional<URI> given,
            Optional<String> apiKey,
            Precondition precondition) {
        Optional<ConnectionStore.Kept> before = store.find(actor.organisation(), runtime, true);
        precondition.require(
                before.map(kept -> OptionalInt.of(kept.shown().revision())).orElse(OptionalInt.empty()),
                () -> present(before.orElseThrow().shown()));
        String address = given.orElse(
                        before.map(kept -> URI.create(kept.shown().baseUrl())).orElse(runtime.address()))
                .toString();
        boolean moved =
                before.filter(kept -> !kept.shown().baseUrl().equals(address)).isPresent();
        byte[] sealed;
        if (apiKey.isPresent()) {
            sealed = sealing.seal(
                    key(apiKey.get()).getBytes(StandardCharsets.US_ASCII), context(actor.organisation(), runtime));
        } else if (before.isPresent() && !moved) {
            sealed = before.get().sealedKey();
        } else {
            throw PlatformProblem.INVALID_FIELD.because(
                    moved
                            ? "The address changes, so apiKey is needed again: the one that is there is not sent anywhere else."
                            : "apiKey is missing; %s asks for one at each call.".formatted(runtime.title()),
                    Map.of("field", "apiKey"));
        }
        store.put(actor.organisation(), runtime, address, sealed, actor.login());
        audit.append(
                actor,
                before.isPresent() ? "hosted-runtime.changed" : "hosted-runtime.connected",
                runtime.id(),
                Map.of("baseUrl", address, "newKey", apiKey.isPresent()));
        return store.find(actor.organisation(), runtime, false).orElseThrow().shown();
    }

    private static Precondition.Present present(HostedConnection now) {
        return new Precondition.Present(
                "%s changed it last, at %s.".formatted(now.changedBy(), now.changedAt()),
                Map.of("revision", now.revision()));
    }

    private static String key(String text) {
        String key = text.strip();
        if (!KEY.matcher(key).matches()) {
            throw PlatformProblem.INVALID_FIELD.because(
                    "apiKey is 8 to 512 ASCII characters without blanks.", Map.of("field", "apiKey"));
        }
        return key;
    }

    /** Binds a sealed key to where it belongs. */
    static String context(UUID organisation, HostedRuntime runtime) {
        return "hosted-runtime:" + organisation + ":" + runtime.id();
    }
}
