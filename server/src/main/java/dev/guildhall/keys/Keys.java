package dev.guildhall.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.guildhall.budgets.Account;
import dev.guildhall.budgets.AccountChanged;
import dev.guildhall.dialect.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who a presented key belongs to: {@code hash → memory → once the database}.
 *
 * <p>What is remembered stays until {@link AccountChanged} says that it is another now, also while the database is gone. Keys that nobody
 * has are remembered for a moment, and looked up by a few at a time, so that guessing does not wear the database out.
 */
@ApplicationScoped
public class Keys {
    private static final Logger LOG = LoggerFactory.getLogger(Keys.class);
    private static final int LONGEST = 512;
    private static final int MOST = 200_000;
    private static final int LOOKUPS = 8;

    private final KeyLoadStore store;
    private final MasterKeys masters;
    private final MasterActor master;
    private final Semaphore lookups = new Semaphore(LOOKUPS);
    private final Map<UUID, Instant> used = new ConcurrentHashMap<>();
    /** Counts changes, so that what was read before one is not remembered after it. */
    private final AtomicLong changes = new AtomicLong();

    private final Cache<String, Caller> masterCallers = Caffeine.newBuilder()
            .maximumSize(10)
            .expireAfterWrite(Duration.ofSeconds(10))
            .build();
    private final Cache<String, KeyEntry> known = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(Duration.ofHours(12))
            .build();
    private final Cache<String, Boolean> unknown = Caffeine.newBuilder()
            .maximumSize(MOST / 2)
            .expireAfterWrite(Duration.ofSeconds(2))
            .build();
    private final Cache<Account, Boolean> blockedCustomers = Caffeine.newBuilder()
            .maximumSize(MOST / 2)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Keys() {
        this.store = null;
        this.masters = null;
        this.master = null;
    }

    @Inject
    Keys(KeyLoadStore store, MasterKeys masters, MasterActor master) {
        this.store = store;
        this.masters = masters;
        this.master = master;
    }

    /** @param presentedKey as it stood in the header, without {@code Bearer}; empty when there was none */
    public Admission admit(String presentedKey) {
        if (presentedKey.isEmpty()) {
            return turned(
                    Failure.Kind.UNAUTHENTICATED,
                    "No key was sent. Send one as \"Authorization: Bearer sk-…\", x-api-key or x-goog-api-key.");
        } else if (presentedKey.length() > LONGEST) {
            return unknownKey();
        }
        String hash = KeyText.hash(presentedKey);
        KeyEntry entry = known.getIfPresent(hash);
        if (entry != null) {
            return admitted(entry);
        }
        Caller byMaster = masterCallers.getIfPresent(hash);
        if (byMaster != null) {
            return new Admission.Admitted(byMaster);
        } else if (unknown.getIfPresent(hash) != null) {
            return unknownKey();
        }
        return lookUp(presentedKey, hash);
    }

    /** Whether key and team let the caller use a model, by the name the client gave or the one that the key has for it. */
    public boolean mayUse(Caller caller, String model) {
        String meant = caller.aliases().get(model);
        return ModelNames.allow(caller, model) || (meant != null && ModelNames.allow(caller, meant));
    }

    /** Whether the key is for this address. */
    public boolean mayCall(Caller caller, String path) {
        return Routes.allow(caller.routes(), path);
    }

    /** Why nothing is done for this customer of the caller's; empty when nothing speaks against it. */
    public Optional<Failure> refusedCustomer(Caller caller, String customer) {
        Account account = new Account(caller.organisation(), Account.Kind.CUSTOMER, customer);
        Boolean blocked = blockedCustomers.getIfPresent(account);
        if (blocked == null) {
            try {
                blocked = store.isBlocked(caller.organisation(), customer);
                blockedCustomers.put(account, blocked);
            } catch (SQLException e) {
                LOG.warn("Whether a customer is blocked could not be read: {}", e.toString());
                return Optional.of(gone());
            }
        }
        return blocked
                ? Optional.of(Failure.of(
                        Failure.Kind.FORBIDDEN, "The customer %s is blocked at this gateway.".formatted(customer)))
                : Optional.empty();
    }

    void changed(@Observes AccountChanged changed) {
        Account account = changed.account();
        changes.incrementAndGet();
        known.asMap().values().removeIf(entry -> entry.isOf(account));
        blockedCustomers.invalidate(account);
    }

    /** Writes when keys were used last; what cannot be written is tried again. */
    void writeUses() throws SQLException {
        Map<UUID, Instant> now = new HashMap<>(used);
        if (!now.isEmpty()) {
            store.used(now);
            now.forEach(used::remove);
        }
    }

    private Admission admitted(KeyEntry entry) {
        Instant now = Instant.now();
        Caller caller = entry.caller();
        if (entry.stopped().isPresent()) {
            return turned(Failure.Kind.FORBIDDEN, entry.stopped().get());
        } else if (caller.expires().isPresent() && !caller.expires().get().isAfter(now)) {
            return turned(
                    Failure.Kind.UNAUTHENTICATED,
                    "The key %s expired at %s. Ask for a new one."
                            .formatted(caller.alias(), caller.expires().get()));
        } else if (entry.goodUntil().isPresent() && !entry.goodUntil().get().isAfter(now)) {
            return turned(
                    Failure.Kind.UNAUTHENTICATED,
                    "The key %s was made anew; this one was good until %s."
                            .formatted(caller.alias(), entry.goodUntil().get()));
        }
        used.put(entry.key(), now);
        return new Admission.Admitted(caller);
    }

    private Admission lookUp(String presentedKey, String hash) {
        try {
            if (masters.isMaster(presentedKey)) {
                Optional<Caller> byMaster = master.caller(hash);
                byMaster.ifPresent(caller -> masterCallers.put(hash, caller));
                return byMaster.<Admission>map(Admission.Admitted::new).orElseGet(Keys::unknownKey);
            }
            long before = changes.get();
            lookups.acquireUninterruptibly();
            Optional<KeyEntry> found;
            try {
                found = store.byHash(hash);
            } finally {
                lookups.release();
            }
            if (found.isEmpty()) {
                unknown.put(hash, true);
                return unknownKey();
            }
            known.put(hash, found.get());
            if (changes.get() != before) {
                known.invalidate(hash);
            }
            return admitted(found.get());
        } catch (SQLException e) {
            LOG.warn("A key could not be looked up: {}", e.toString());
            return new Admission.Turned(gone());
        }
    }

    private static Failure gone() {
        return new Failure(
                Failure.Kind.OVERLOADED,
                503,
                "The database does not answer, so nobody can say whose key this is. Send the request again in a few seconds.",
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ofSeconds(5)),
                Optional.empty());
    }

    private static Admission unknownKey() {
        return turned(
                Failure.Kind.UNAUTHENTICATED, "The key is not known here. Keys are made with POST /key/generate.");
    }

    private static Admission turned(Failure.Kind kind, String message) {
        return new Admission.Turned(Failure.of(kind, message));
    }
}
