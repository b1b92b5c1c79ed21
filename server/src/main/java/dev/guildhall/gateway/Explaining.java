package dev.guildhall.gateway;

import dev.guildhall.budgets.Account;
import dev.guildhall.budgets.Budgets;
import dev.guildhall.budgets.Reserved;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Dialects;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Failure.Kind;
import dev.guildhall.dialect.RequestRefused;
import dev.guildhall.gateway.Admittance.Bound;
import dev.guildhall.keys.Admission;
import dev.guildhall.keys.Caller;
import dev.guildhall.keys.Keys;
import dev.guildhall.models.Deployment;
import dev.guildhall.models.ModelEntry;
import dev.guildhall.models.ModelTable;
import dev.guildhall.models.Models;
import dev.guildhall.models.RouterSettings;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The path's decisions without the call: {@code key → model → budget (reserved and given back) → route}, with the reasons. */
@Service
public class Explaining {
    private static final UUID NO_KEY = new UUID(0, 0);
    private static final long ASSUMED_INPUT = 1_000;

    private final Keys keys;
    private final Budgets budgets;
    private final Models models;
    private final Health health;
    private final Admittance admittance;

    @Inject
    public Explaining(Keys keys, Budgets budgets, Models models, Health health, PathSettings settings) {
        this.keys = keys;
        this.budgets = budgets;
        this.models = models;
        this.health = health;
        this.admittance = new Admittance(keys, budgets, settings.assumedOutputTokens());
    }

    /** How the deployments of the actor's organisation fare on this node. */
    public List<DeploymentFigures> figures(Actor actor) {
        return health.figures(models.table().entries(actor.organisation()).stream()
                .map(ModelEntry::deployment)
                .flatMap(Optional::stream)
                .toList());
    }

    /** Sends nothing. What may change at any moment, as health does, is as it is on this node now. */
    public Explanation explain(Actor actor, ExplainBody body) {
        ModelTable table = models.table();
        Ask unnamed = ask(body);
        Caller caller;
        try {
            caller = caller(actor, body);
        } catch (RequestRefused e) {
            return refused(body.model(), e.failure(), unnamed, table.router(), Optional.empty());
        }
        String model = caller.aliases().getOrDefault(body.model(), body.model());
        Ask ask = unnamed.of(model);
        Optional<String> alias = body.key().map(given -> caller.alias());
        List<Deployment> group;
        try {
            group = admittance.deployments(caller, model, table);
        } catch (RequestRefused e) {
            return refused(model, e.failure(), ask, table.router(), alias);
        }
        Bound bound = admittance.bound(group, ask, 1);
        Optional<Failure> against = budget(caller, body, model, bound);
        long now = health.now();
        Choice choice = Routes.choose(
                group,
                deployment -> health.of(deployment).standing(now, table.router().ttl()),
                ask,
                table.router(),
                Set.of(),
                () -> ThreadLocalRandom.current().nextLong());
        if (against.isEmpty() && choice.order().isEmpty()) {
            against = Optional.of(Trying.none(model, choice));
        }
        Failure any = Failure.of(Kind.SERVER, "any");
        return new Explanation(
                model,
                against.isEmpty(),
                against.map(Failure::message),
                alias,
                table.router().strategy().word(),
                ask.inputTokens(),
                bound.tokens() - ask.inputTokens(),
                group.stream().anyMatch(d -> d.price().isPresent()) ? Optional.of(bound.cost()) : Optional.empty(),
                choice.considered().stream().map(line -> candidate(line, ask)).toList(),
                choice.order().stream().findFirst().map(Deployment::id),
                Recovery.fallbacks(any, model, Set.of(model), table.router()));
    }

    private static Ask ask(ExplainBody body) {
        String word = body.surface().orElse(Dialect.OPENAI_CHAT.word());
        Dialect dialect = Arrays.stream(Dialect.values())
                .filter(known -> known.word().equals(word) && Dialects.isClient(known))
                .findFirst()
                .orElseThrow(() -> GatewayProblem.UNKNOWN_SURFACE.because(
                        "\"%s\" is no dialect of clients. There are openai-chat, openai-responses, anthropic and gemini."
                                .formatted(word)));
        return new Ask(
                body.model(),
                dialect,
                body.mode().orElse(Ask.CHAT),
                body.stream().orElse(false),
                Math.max(0, body.inputTokens().orElse(ASSUMED_INPUT)),
                Math.max(0, body.maxTokens().orElse(0)),
                Set.copyOf(body.tags()));
    }

    /** A key of another organisation is as unknown as one that nobody has. */
    private Caller caller(Actor actor, ExplainBody body) {
        if (body.key().isEmpty()) {
            return anybody(actor.organisation());
        }
        return switch (keys.admit(body.key().get())) {
            case Admission.Turned turned -> throw turned.failure().refused();
            case Admission.Admitted admitted -> {
                if (!admitted.caller().organisation().equals(actor.organisation())) {
                    throw Failure.of(Kind.UNAUTHENTICATED, "The key is not known.")
                            .refused();
                }
                yield admitted.caller();
            }
        };
    }

    private static Caller anybody(UUID organisation) {
        return new Caller(
                organisation,
                NO_KEY,
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(new Account(organisation, Account.Kind.ORGANISATION, organisation.toString())),
                Set.of(),
                Optional.empty(),
                false);
    }

    private Optional<Failure> budget(Caller caller, ExplainBody body, String model, Bound bound) {
        List<Account> accounts = new ArrayList<>(caller.accounts());
        body.customer().ifPresent(id -> accounts.add(new Account(caller.organisation(), Account.Kind.CUSTOMER, id)));
        try {
            Reserved reserved = admittance.reserve(accounts, model, bound);
            budgets.release(reserved);
            return Optional.empty();
        } catch (RequestRefused e) {
            return Optional.of(e.failure());
        }
    }

    private Explanation.Candidate candidate(Considered line, Ask ask) {
        Deployment deployment = line.deployment();
        Optional<BigDecimal> cost = deployment
                .price()
                .map(price -> admittance.bound(List.of(deployment), ask, 1).cost());
        return new Explanation.Candidate(
                deployment.id(),
                deployment.provider(),
                deployment.traits().model(),
                deployment.dialect().word(),
                Passing.fits(ask.client(), deployment) ? "passed" : "translated",
                line.usable(),
                line.reason(),
                deployment.price().map(price -> price.version()),
                cost);
    }

    private static Explanation refused(
            String model, Failure failure, Ask ask, RouterSettings router, Optional<String> key) {
        return new Explanation(
                model,
                false,
                Optional.of(failure.message()),
                key,
                router.strategy().word(),
                ask.inputTokens(),
                ask.outputTokens(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of());
    }
}
