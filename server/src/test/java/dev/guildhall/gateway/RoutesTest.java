package dev.guildhall.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.guildhall.dialect.Dialect;
import dev.guildhall.gateway.Standing.Cooling;
import dev.guildhall.models.Deployment;
import dev.guildhall.models.RouterSettings;
import dev.guildhall.models.RouterSettings.Strategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private static final List<Strategy> STRATEGIES = List.of(Strategy.values());
    private static final Ask ASK = new Ask("m", Dialect.OPENAI_CHAT, Ask.CHAT, false, 100, 100, Set.of());
    private static final RouterSettings PLAIN = Routers.PLAIN.settings();

    private final Random random = new Random(11);

    private Choice choose(List<Deployment> group, Map<String, Standing> standings, Ask ask, RouterSettings router) {
        return Routes.choose(group, d -> standings.getOrDefault(d.id(), Standing.FRESH), ask, router, Set.of(), random);
    }

    private Map<String, Double> shares(List<Deployment> group, Map<String, Standing> standings, RouterSettings router) {
        int rounds = 20_000;
        Map<String, Double> shares = new HashMap<>();
        for (int i = 0; i < rounds; i++) {
            shares.merge(
                    choose(group, standings, ASK, router).order().getFirst().id(), 1.0 / rounds, Double::sum);
        }
        return shares;
    }

    private static double share(Map<String, Double> shares, String deployment) {
        return shares.getOrDefault(deployment, 0.0);
    }

    private static Standing cooled(long seconds) {
        return new Standing(
                0,
                0,
                0,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.of(new Cooling(Duration.ofSeconds(seconds), "429 slow down")));
    }

    private static Standing busy(int inFlight, long requests, long tokens) {
        return new Standing(
                inFlight, requests, tokens, OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
    }

    private static Standing measured(double perToken, double firstByte) {
        return new Standing(0, 0, 0, OptionalDouble.of(perToken), OptionalDouble.of(firstByte), Optional.empty());
    }

    @Test
    void drawsByWeight() {
        List<Deployment> group = List.of(
                Places.of("a").weighing(9).deployment(),
                Places.of("b").weighing(1).deployment());

        Map<String, Double> shares = shares(group, Map.of(), PLAIN);

        assertEquals(0.9, share(shares, "a"), 0.02);
        assertEquals(0.1, share(shares, "b"), 0.02);
    }

    @Test
    void drawsByRequestsPerMinuteWhenTheFirstHasThem() {
        List<Deployment> group = List.of(
                Places.of("a").perMinute(30, 1).deployment(),
                Places.of("b").perMinute(10, 99).deployment());

        assertEquals(0.75, share(shares(group, Map.of(), PLAIN), "a"), 0.02);
    }

    @Test
    void drawsEvenlyWhenTheFirstSaysNothing() {
        List<Deployment> group =
                List.of(Places.of("a").deployment(), Places.of("b").weighing(99).deployment());

        assertEquals(0.5, share(shares(group, Map.of(), PLAIN), "a"), 0.02);
    }

    @Test
    void neverTakesOneOfNoWeightWhileAnotherWeighs() {
        List<Deployment> group =
                List.of(Places.of("a").weighing(1).deployment(), Places.of("b").deployment());

        assertEquals(Set.of("a"), shares(group, Map.of(), PLAIN).keySet());
    }

    @Test
    void leavesTheCooledAloneWhileOthersLive() {
        Random cases = new Random(5);
        for (int round = 0; round < 2_000; round++) {
            List<Deployment> group = new ArrayList<>();
            Map<String, Standing> standings = new HashMap<>();
            int size = 1 + cases.nextInt(6);
            for (int i = 0; i < size; i++) {
                String id = "d" + i;
                Places place = Places.of(id);
                group.add((cases.nextBoolean() ? place.ordered(cases.nextInt(3)) : place).deployment());
                standings.put(id, cases.nextBoolean() ? cooled(1 + cases.nextInt(9)) : busy(cases.nextInt(3), 0, 0));
            }
            RouterSettings router = Routers.PLAIN
                    .by(STRATEGIES.get(cases.nextInt(STRATEGIES.size())))
                    .settings();

            Choice choice = choose(group, standings, ASK, router);

            List<String> cold = group.stream()
                    .map(Deployment::id)
                    .filter(id ->
                            standings.getOrDefault(id, Standing.FRESH).cooling().isPresent())
                    .toList();
            assertEquals(size - cold.size(), choice.order().size());
            assertEquals(size, choice.considered().size());
            choice.order().forEach(d -> assertFalse(cold.contains(d.id())));
            assertEquals(choice.order().isEmpty(), choice.soonest().isPresent());
            int last = -1;
            for (Deployment deployment : choice.order()) {
                int order = deployment.limits().order().orElse(Integer.MAX_VALUE);
                assertTrue(order >= last, "lower orders come first");
                last = order;
            }
        }
    }

    @Test
    void saysWhenTheFirstOfTheCooledIsBack() {
        List<Deployment> group =
                List.of(Places.of("a").deployment(), Places.of("b").deployment());

        Choice choice = choose(group, Map.of("a", cooled(9), "b", cooled(4)), ASK, PLAIN);

        assertEquals(Optional.of(Duration.ofSeconds(4)), choice.soonest());
        assertEquals(
                "it is left alone for 9 s after: 429 slow down",
                choice.considered().getFirst().reason());
    }

    @Test
    void takesTheLeastBusy() {
        List<Deployment> group =
                List.of(Places.of("a").deployment(), Places.of("b").deployment());

        assertEquals(
                Map.of("b", 1.0),
                rounded(shares(
                        group,
                        Map.of("a", busy(2, 0, 0), "b", busy(1, 0, 0)),
                        Routers.PLAIN.by(Strategy.LEAST_BUSY).settings())));
    }

    @Test
    void takesTheFastestPerTokenAndThoseWithinTheBuffer() {
        List<Deployment> group = List.of(
                Places.of("a").deployment(),
                Places.of("b").deployment(),
                Places.of("c").deployment());
        Map<String, Standing> standings =
                Map.of("a", measured(0.010, 9), "b", measured(0.011, 9), "c", measured(0.030, 1));
        Routers latency = Routers.PLAIN.by(Strategy.LATENCY_BASED);

        assertEquals(Map.of("a", 1.0), rounded(shares(group, standings, latency.settings())));
        Map<String, Double> buffered =
                shares(group, standings, latency.within(0.2).settings());
        assertEquals(0.5, share(buffered, "a"), 0.02);
        assertEquals(0.5, share(buffered, "b"), 0.02);
    }

    @Test
    void looksAtTheFirstByteWhenStreaming() {
        List<Deployment> group =
                List.of(Places.of("a").deployment(), Places.of("b").deployment());
        Ask stream = new Ask("m", Dialect.OPENAI_CHAT, Ask.CHAT, true, 100, 100, Set.of());

        Choice choice = choose(
                group,
                Map.of("a", measured(0.010, 9), "b", measured(0.030, 1)),
                stream,
                Routers.PLAIN.by(Strategy.LATENCY_BASED).settings());

        assertEquals("b", choice.order().getFirst().id());
        assertEquals(
                "1.0000 s until the first byte", choice.considered().getFirst().reason());
    }

    @Test
    void takesTheCheapestAndTheUnpricedLast() {
        List<Deployment> group = List.of(
                Places.of("a").deployment(),
                Places.of("b").costing("0.000002").deployment(),
                Places.of("c").costing("0.000001").deployment());

        List<String> order =
                choose(
                                group,
                                Map.of(),
                                ASK,
                                Routers.PLAIN.by(Strategy.COST_BASED).settings())
                        .order()
                        .stream()
                        .map(Deployment::id)
                        .toList();

        assertEquals(List.of("c", "b", "a"), order);
    }

    @Test
    void takesTheLeastUsedWithinItsLimits() {
        List<Deployment> group = List.of(
                Places.of("a").perMinute(10, 1_000).deployment(),
                Places.of("b").perMinute(10, 1_000).deployment(),
                Places.of("c").perMinute(10, 1_000).deployment());
        Map<String, Standing> standings = Map.of("a", busy(0, 1, 950), "b", busy(0, 10, 0), "c", busy(0, 2, 300));

        Choice choice = choose(
                group, standings, ASK, Routers.PLAIN.by(Strategy.USAGE_BASED_V2).settings());

        assertEquals(List.of("c"), choice.order().stream().map(Deployment::id).toList());
    }

    @Test
    void leavesOutWhatIsFullOrTooSmall() {
        List<Deployment> group = List.of(
                Places.of("a").atOnce(2).deployment(),
                Places.of("b").holding(99).deployment(),
                Places.of("c").holding(101).deployment());

        Choice choice = choose(
                group, Map.of("a", busy(2, 0, 0)), ASK, Routers.PLAIN.checking().settings());

        assertEquals(List.of("c"), choice.order().stream().map(Deployment::id).toList());
        assertEquals(
                List.of(
                        "it is the only one",
                        "its 2 parallel calls are under way",
                        "its context holds 99 tokens, the request has some 100"),
                choice.considered().stream().map(Considered::reason).toList());
    }

    @Test
    void choosesByTagsAndFallsToTheDefault() {
        List<Deployment> group = List.of(
                Places.of("free").tagged("free").deployment(),
                Places.of("paid").tagged("paid").deployment(),
                Places.of("rest").tagged("default").deployment());
        RouterSettings tags = Routers.PLAIN.tagging().settings();

        assertEquals(List.of("paid"), tagged(group, tags, "paid"));
        assertEquals(List.of("rest"), tagged(group, tags));
        assertEquals(List.of("rest"), tagged(group, tags, "unheard"));
    }

    private List<String> tagged(List<Deployment> group, RouterSettings router, String... tags) {
        Ask ask = new Ask("m", Dialect.OPENAI_CHAT, Ask.CHAT, false, 1, 1, Set.of(tags));
        return choose(group, Map.of(), ask, router).order().stream()
                .map(Deployment::id)
                .toList();
    }

    @Test
    void triesThoseNotYetTriedFirst() {
        List<Deployment> group = List.of(
                Places.of("a").ordered(1).deployment(),
                Places.of("b").ordered(2).deployment());

        Choice choice = Routes.choose(group, d -> Standing.FRESH, ASK, PLAIN, Set.of("a"), random);

        assertEquals(
                List.of("b", "a"), choice.order().stream().map(Deployment::id).toList());
    }

    private static Map<String, Double> rounded(Map<String, Double> shares) {
        Map<String, Double> rounded = new HashMap<>();
        shares.forEach((id, share) -> rounded.put(id, Math.round(share * 1_000) / 1_000.0));
        return rounded;
    }
}
