package dev.guildhall.gateway;

import dev.guildhall.dialect.Dialects;
import dev.guildhall.gateway.Standing.Cooling;
import dev.guildhall.models.Deployment;
import dev.guildhall.models.RouterSettings;
import dev.guildhall.models.RouterSettings.Strategy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a deployment may be called now, and if not, why. Pure. */
final class Eligibility {
    private static final String DEFAULT_TAG = "default";

    private Eligibility() {}

    /** @param group all deployments of the name: what tags mean depends on the others */
    static Optional<String> against(
            Deployment deployment, Standing standing, Ask ask, List<Deployment> group, RouterSettings router) {
        if (!ask.isFor(deployment)) {
            return Optional.of("it is for " + deployment.mode() + ", not " + ask.mode());
        }
        if (!speaks(deployment, ask)) {
            return Optional.of("its dialect " + deployment.dialect().word() + " cannot be reached from "
                    + ask.client().word());
        }
        if (router.tagFiltering() && !tagged(deployment, ask.tags(), group, router.tagMatchAny())) {
            return Optional.of(
                    ask.tags().isEmpty()
                            ? "it is tagged, the request is not"
                            : "it has none of the tags " + String.join(", ", ask.tags()));
        }
        if (router.preCallChecks()) {
            Optional<String> full = tooLong(deployment, ask);
            if (full.isPresent()) {
                return full;
            }
        }
        Optional<String> busy = full(deployment, standing, ask, router);
        if (busy.isPresent()) {
            return busy;
        }
        return standing.cooling().map(Eligibility::cooled);
    }

    private static String cooled(Cooling cooling) {
        return "it is left alone for %d s after: %s"
                .formatted(Math.max(1, cooling.left().toSeconds()), cooling.because());
    }

    static boolean speaks(Deployment deployment, Ask ask) {
        return ask.mode().equals(Ask.EMBEDDING)
                || deployment.dialect() == ask.client()
                || deployment.also().contains(ask.client())
                || Dialects.canTranslate(ask.client(), deployment.dialect());
    }

    private static Optional<String> tooLong(Deployment deployment, Ask ask) {
        return deployment
                .traits()
                .contextTokens()
                .filter(most -> ask.inputTokens() > most)
                .map(most -> "its context holds %d tokens, the request has some %d".formatted(most, ask.inputTokens()));
    }

    private static Optional<String> full(Deployment deployment, Standing standing, Ask ask, RouterSettings router) {
        Deployment.Limits limits = deployment.limits();
        if (limits.parallel().isPresent()
                && standing.inFlight() >= limits.parallel().get()) {
            return Optional.of("its %d parallel calls are under way".formatted(standing.inFlight()));
        }
        // In simple-shuffle LiteLLM takes these two for weights; they bound where usage decides or checks were asked
        // for.
        boolean bounded = router.preCallChecks()
                || router.strategy() == Strategy.USAGE_BASED
                || router.strategy() == Strategy.USAGE_BASED_V2;
        if (bounded
                && limits.requestsPerMinute()
                        .filter(most -> standing.requests() >= most)
                        .isPresent()) {
            return Optional.of("its %d requests of this minute are used".formatted(standing.requests()));
        }
        if (bounded
                && limits.tokensPerMinute()
                        .filter(most -> standing.tokens() + ask.inputTokens() > most)
                        .isPresent()) {
            return Optional.of("its tokens of this minute are used: %d, and the request has some %d"
                    .formatted(standing.tokens(), ask.inputTokens()));
        }
        return Optional.empty();
    }

    private static boolean tagged(Deployment deployment, Set<String> wanted, List<Deployment> group, boolean any) {
        List<String> tags = deployment.tags();
        boolean defaults = group.stream().anyMatch(other -> other.tags().contains(DEFAULT_TAG));
        if (wanted.isEmpty()) {
            return defaults ? tags.contains(DEFAULT_TAG) : true;
        }
        boolean matches = any ? tags.stream().anyMatch(wanted::contains) : tags.containsAll(wanted);
        if (matches) {
            return true;
        }
        boolean somebodyMatches = group.stream()
                .anyMatch(other -> any
                        ? other.tags().stream().anyMatch(wanted::contains)
                        : other.tags().containsAll(wanted));
        return !somebodyMatches && tags.contains(DEFAULT_TAG);
    }
}
