package dev.guildhall.gateway;

import dev.guildhall.models.Cost;
import dev.guildhall.models.Deployment;
import dev.guildhall.models.RouterSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** The order among deployments that may all be called, by LiteLLM's strategies. Pure but for the numbers of {@code random}. */
final class Ranking {
    private Ranking() {}

    /** @param reason for people: why it stands where it stands */
    record Ranked(Deployment deployment, String reason) {}

    /** A deployment with what is known of it. */
    record Candidate(Deployment deployment, Standing standing) {}

    static List<Ranked> of(List<Candidate> candidates, Ask ask, RouterSettings router, RandomGenerator random) {
        if (candidates.size() == 1) {
            return List.of(new Ranked(candidates.getFirst().deployment(), "it is the only one"));
        }
        return switch (router.strategy()) {
            case SIMPLE_SHUFFLE -> shuffled(candidates, random);
            case LEAST_BUSY ->
                lowest(
                        candidates,
                        c -> c.standing().inFlight(),
                        c -> c.standing().inFlight() + " calls under way",
                        random);
            case USAGE_BASED, USAGE_BASED_V2 ->
                lowest(
                        candidates,
                        c -> c.standing().tokens(),
                        c -> c.standing().tokens() + " tokens in this minute",
                        random);
            case LATENCY_BASED -> byLatency(candidates, ask, router.latencyBuffer(), random);
            case COST_BASED ->
                lowest(
                        candidates,
                        c -> price(c.deployment(), ask).doubleValue(),
                        c -> c.deployment().price().isPresent()
                                ? "the call costs at most $"
                                        + price(c.deployment(), ask).toPlainString()
                                : "its price is not known",
                        random);
        };
    }

    /** The first one decides what weighs: {@code weight}, else {@code rpm}, else {@code tpm}, else nothing. */
    private static List<Ranked> shuffled(List<Candidate> candidates, RandomGenerator random) {
        Deployment.Limits first = candidates.getFirst().deployment().limits();
        if (first.weight().isPresent()) {
            return weighted(candidates, "weight", limits -> limits.weight().orElse(0), random);
        }
        if (first.requestsPerMinute().isPresent()) {
            return weighted(
                    candidates, "rpm", limits -> limits.requestsPerMinute().orElse(0L), random);
        }
        if (first.tokensPerMinute().isPresent()) {
            return weighted(
                    candidates, "tpm", limits -> limits.tokensPerMinute().orElse(0L), random);
        }
        return weighted(candidates, "", limits -> 1, random);
    }

    private static List<Ranked> weighted(
            List<Candidate> candidates,
            String what,
            ToDoubleFunction<Deployment.Limits> weight,
            RandomGenerator random) {
        List<Deployment> left =
                new ArrayList<>(candidates.stream().map(Candidate::deployment).toList());
        List<Ranked> order = new ArrayList<>(left.size());
        while (!left.isEmpty()) {
            double sum = left.stream()
                    .mapToDouble(d -> weight.applyAsDouble(d.limits()))
                    .sum();
            Deployment drawn = drawn(left, sum, weight, random);
            left.remove(drawn);
            order.add(new Ranked(drawn, drawnBecause(drawn, what, weight, sum, left.size() + 1)));
        }
        return order;
    }

    private static Deployment drawn(
            List<Deployment> left, double sum, ToDoubleFunction<Deployment.Limits> weight, RandomGenerator random) {
        if (sum <= 0) {
            return left.get(random.nextInt(left.size()));
        }
        double at = random.nextDouble() * sum;
        for (Deployment deployment : left) {
            at -= weight.applyAsDouble(deployment.limits());
            if (at < 0) {
                return deployment;
            }
        }
        return left.getLast();
    }

    private static String drawnBecause(
            Deployment drawn, String what, ToDoubleFunction<Deployment.Limits> weight, double sum, int among) {
        return what.isEmpty() || sum <= 0
                ? "drawn among " + among
                : "drawn by %s %.0f of %.0f".formatted(what, weight.applyAsDouble(drawn.limits()), sum);
    }

    private static List<Ranked> byLatency(List<Candidate> candidates, Ask ask, double buffer, RandomGenerator random) {
        List<Candidate> order = new ArrayList<>(candidates);
        shuffle(order, random);
        // What was never measured comes first: nobody knows it to be slower.
        order.sort(Comparator.comparingDouble(c -> latency(c, ask).orElse(0)));
        double lowest = latency(order.getFirst(), ask).orElse(0);
        double limit = lowest * (1 + buffer);
        int equal = 0;
        while (equal < order.size() && latency(order.get(equal), ask).orElse(0) <= limit) {
            equal++;
        }
        shuffle(order.subList(0, equal), random);
        String unit = ask.stream() ? "s until the first byte" : "s per token";
        return order.stream()
                .map(c -> new Ranked(
                        c.deployment(),
                        latency(c, ask).isPresent()
                                ? "%.4f %s".formatted(latency(c, ask).getAsDouble(), unit)
                                : "not measured lately"))
                .toList();
    }

    private static OptionalDouble latency(Candidate candidate, Ask ask) {
        return ask.stream()
                ? candidate.standing().firstByteSeconds()
                : candidate.standing().secondsPerToken();
    }

    private static List<Ranked> lowest(
            List<Candidate> candidates,
            ToDoubleFunction<Candidate> value,
            Function<Candidate, String> reason,
            RandomGenerator random) {
        List<Candidate> order = new ArrayList<>(candidates);
        shuffle(order, random);
        order.sort(Comparator.comparingDouble(value));
        return order.stream()
                .map(c -> new Ranked(c.deployment(), reason.apply(c)))
                .toList();
    }

    private static void shuffle(List<Candidate> list, RandomGenerator random) {
        for (int i = list.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            Candidate moved = list.set(i, list.get(other));
            list.set(other, moved);
        }
    }

    /** What has no price is taken for dear, as LiteLLM does. */
    private static BigDecimal price(Deployment deployment, Ask ask) {
        return Optional.of(deployment)
                .flatMap(Deployment::price)
                .map(price -> Cost.most(price, ask.inputTokens(), Math.max(1, ask.outputTokens())))
                .orElse(BigDecimal.valueOf(1_000_000));
    }
}
