package dev.guildhall.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Failure.Kind;
import dev.guildhall.models.ErrorClass;
import dev.guildhall.models.RouterSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecoveryTest {
    private static final RouterSettings PLAIN = Routers.PLAIN.settings();

    private static Failure failure(Kind kind) {
        return Failure.of(kind, "said no");
    }

    private static Failure after(Kind kind, Duration wait) {
        return new Failure(
                kind,
                kind.status(),
                "said no",
                Optional.empty(),
                Optional.empty(),
                Optional.of(wait),
                Optional.empty());
    }

    @Test
    void restsAtOnceAfterWhatWillNotChangeSoon() {
        for (Kind kind : List.of(
                Kind.RATE_LIMITED, Kind.UNAUTHENTICATED, Kind.FORBIDDEN, Kind.NOT_FOUND, Kind.TIMEOUT, Kind.BUDGET)) {
            assertEquals(
                    Optional.of(kind.status() + " said no"),
                    Recovery.rests(failure(kind), false, 1, 100, PLAIN),
                    kind::name);
        }
    }

    @Test
    void restsAfterMoreFailuresThanSuccesses() {
        assertEquals(Optional.empty(), Recovery.rests(failure(Kind.SERVER), false, 3, 1, PLAIN));
        assertEquals(Optional.empty(), Recovery.rests(failure(Kind.SERVER), false, 3, 3, PLAIN));
        assertTrue(Recovery.rests(failure(Kind.SERVER), false, 4, 3, PLAIN).isPresent());
    }

    @Test
    void neverRestsForWhatTheRequestDidWrong() {
        for (Kind kind : List.of(
                Kind.BAD_REQUEST, Kind.CONTEXT_WINDOW, Kind.CONTENT_POLICY, Kind.UNPROCESSABLE, Kind.UNSUPPORTED)) {
            assertEquals(Optional.empty(), Recovery.rests(failure(kind), false, 99, 0, PLAIN));
        }
    }

    @Test
    void leavesTheOnlyOneInServiceUnlessNothingEverSucceeds() {
        assertEquals(Optional.empty(), Recovery.rests(failure(Kind.RATE_LIMITED), true, 999, 0, PLAIN));
        assertEquals(Optional.empty(), Recovery.rests(failure(Kind.RATE_LIMITED), true, 5_000, 1, PLAIN));
        assertTrue(Recovery.rests(failure(Kind.RATE_LIMITED), true, 1_000, 0, PLAIN)
                .isPresent());
    }

    @Test
    void countsFailuresByKindWhereAPolicySaysSo() {
        RouterSettings router =
                Routers.PLAIN.allowing(3, Map.of(ErrorClass.RATE_LIMIT, 2)).settings();

        assertEquals(Optional.empty(), Recovery.rests(failure(Kind.RATE_LIMITED), false, 2, 0, router));
        assertTrue(
                Recovery.rests(failure(Kind.RATE_LIMITED), false, 3, 0, router).isPresent());
        assertTrue(Recovery.rests(
                        failure(Kind.SERVER),
                        false,
                        2,
                        99,
                        Routers.PLAIN.allowing(1, Map.of()).settings())
                .isPresent());
    }

    @Test
    void triesAgainByKindAsOftenAsIsSaid() {
        assertTrue(Recovery.triesAgain(failure(Kind.SERVER), "m", 2, false, Optional.empty(), PLAIN));
        assertFalse(Recovery.triesAgain(failure(Kind.SERVER), "m", 3, false, Optional.empty(), PLAIN));
        assertFalse(Recovery.triesAgain(failure(Kind.SERVER), "m", 1, true, Optional.of(0), PLAIN));
        assertFalse(Recovery.triesAgain(failure(Kind.BAD_REQUEST), "m", 1, true, Optional.empty(), PLAIN));
        assertTrue(Recovery.triesAgain(failure(Kind.UNAUTHENTICATED), "m", 1, true, Optional.empty(), PLAIN));
        assertFalse(Recovery.triesAgain(failure(Kind.UNAUTHENTICATED), "m", 1, false, Optional.empty(), PLAIN));
        RouterSettings policy = Routers.PLAIN
                .retrying(2, Map.of(ErrorClass.BAD_REQUEST, 1, ErrorClass.TIMEOUT, 0))
                .settings();
        assertTrue(Recovery.triesAgain(failure(Kind.BAD_REQUEST), "m", 1, true, Optional.empty(), policy));
        assertFalse(Recovery.triesAgain(failure(Kind.TIMEOUT), "m", 1, true, Optional.of(5), policy));
    }

    @Test
    void waitsAsLongAsTheProviderAsksButNotForEver() {
        assertEquals(
                Optional.of(Duration.ofSeconds(3)),
                Recovery.pause(after(Kind.RATE_LIMITED, Duration.ofSeconds(3)), 1, 0.5, PLAIN));
        assertEquals(Optional.empty(), Recovery.pause(after(Kind.RATE_LIMITED, Duration.ofMinutes(2)), 1, 0.5, PLAIN));
    }

    @Test
    void waitsLongerEachTimeAfterRateLimitsAndNotAtAllAfterOtherFailures() {
        assertEquals(Optional.of(Duration.ofMillis(500)), Recovery.pause(failure(Kind.RATE_LIMITED), 1, 1, PLAIN));
        assertEquals(Optional.of(Duration.ofMillis(1_500)), Recovery.pause(failure(Kind.RATE_LIMITED), 3, 0, PLAIN));
        assertEquals(Optional.of(Duration.ofSeconds(8)), Recovery.pause(failure(Kind.OVERLOADED), 60, 1, PLAIN));
        assertEquals(Optional.of(Duration.ZERO), Recovery.pause(failure(Kind.SERVER), 2, 1, PLAIN));
    }

    @Test
    void fallsBackByKind() {
        RouterSettings router = Routers.PLAIN
                .fallingBack(Map.of("m", List.of("n", "o"), "*", List.of("z")), Map.of("m", List.of("long")))
                .settings();

        assertEquals(List.of("n", "o"), Recovery.fallbacks(failure(Kind.SERVER), "m", Set.of("m"), router));
        assertEquals(List.of("o"), Recovery.fallbacks(failure(Kind.SERVER), "m", Set.of("m", "n"), router));
        assertEquals(List.of("long"), Recovery.fallbacks(failure(Kind.CONTEXT_WINDOW), "m", Set.of("m"), router));
        assertEquals(List.of("z"), Recovery.fallbacks(failure(Kind.CONTENT_POLICY), "x", Set.of("x"), router));
        assertEquals(List.of(), Recovery.fallbacks(failure(Kind.BAD_REQUEST), "m", Set.of("m"), router));
    }
}
