package dev.guildhall.gateway;

import dev.guildhall.gateway.Ranking.Candidate;
import dev.guildhall.gateway.Ranking.Ranked;
import dev.guildhall.gateway.Standing.Cooling;
import dev.guildhall.models.Deployment;
import dev.guildhall.models.RouterSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Where a call goes. {@code · deployments of the name → those that may be called → lowest order first → the strategy's order}. Pure but for
 * the numbers of {@code random}.
 */
final class Routes {
    private static final int WITHOUT_ORDER = Integer.MAX_VALUE;

    private Routes() {}

    /**
     * @param tried ids of deployments that this call has tried already: they come after all others
     */
    static Choice choose(
            List<Deployment> group,
            Function<Deployment, Standing> standing,
            Ask ask,
            RouterSettings router,
            Set<String> tried,
            RandomGenerator random) {
        List<Considered> considered = new ArrayList<>(group.size());
        TreeMap<Integer, List<Candidate>> byOrder = new TreeMap<>();
        Optional<Duration> soonest = Optional.empty();
        for (Deployment deployment : group) {
            Standing now = standing.apply(deployment);
            Optional<String> against = Eligibility.against(deployment, now, ask, group, router);
            if (against.isPresent()) {
                considered.add(new Considered(deployment, false, against.get()));
                soonest = sooner(soonest, now.cooling().map(Cooling::left));
            } else {
                byOrder.computeIfAbsent(deployment.limits().order().orElse(WITHOUT_ORDER), order -> new ArrayList<>(2))
                        .add(new Candidate(deployment, now));
            }
        }
        List<Considered> usable = new ArrayList<>(group.size());
        byOrder.forEach((order, candidates) -> {
            for (Ranked ranked : Ranking.of(candidates, ask, router, random)) {
                usable.add(new Considered(ranked.deployment(), true, placed(ranked, order, byOrder.size())));
            }
        });
        if (!tried.isEmpty()) {
            usable.sort(Comparator.comparing(
                    line -> tried.contains(line.deployment().id())));
        }
        List<Deployment> order = usable.stream().map(Considered::deployment).toList();
        usable.addAll(considered);
        return new Choice(order, usable, order.isEmpty() ? soonest : Optional.empty());
    }

    private static String placed(Ranked ranked, int order, int orders) {
        if (orders == 1) {
            return ranked.reason();
        }
        return order == WITHOUT_ORDER
                ? "no order: last; " + ranked.reason()
                : "order " + order + "; " + ranked.reason();
    }

    private static Optional<Duration> sooner(Optional<Duration> one, Optional<Duration> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().compareTo(other.get()) <= 0 ? one : other;
    }
}
