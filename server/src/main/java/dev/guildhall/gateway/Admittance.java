package dev.guildhall.gateway;

import dev.guildhall.budgets.Account;
import dev.guildhall.budgets.Budgets;
import dev.guildhall.budgets.Refused;
import dev.guildhall.budgets.Reserved;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Failure.Kind;
import dev.guildhall.keys.Admission;
import dev.guildhall.keys.Caller;
import dev.guildhall.keys.Keys;
import dev.guildhall.models.Cost;
import dev.guildhall.models.Deployment;
import dev.guildhall.models.ModelTable;
import dev.guildhall.platform.Nearest;
import dev.guildhall.runlog.CallOrigin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether a call may begin: key, address, model, budget. Throws {@code RequestRefused}, which the client reads in its own dialect. */
final class Admittance {
    private static final int MOST_TAGS = 20;
    private static final int LONGEST_WORD = 256;

    private final Keys keys;
    private final Budgets budgets;
    private final int assumedOutput;

    Admittance(Keys keys, Budgets budgets, int assumedOutput) {
        this.keys = keys;
        this.budgets = budgets;
        this.assumedOutput = assumedOutput;
    }

    Caller caller(Incoming request) {
        switch (keys.admit(PresentedKey.of(request))) {
            case Admission.Turned turned -> throw turned.failure().refused();
            case Admission.Admitted admitted -> {
                Caller caller = admitted.caller();
                if (!keys.mayCall(caller, request.path())) {
                    throw Failure.of(
                                    Kind.FORBIDDEN,
                                    "The key %s is not for %s.".formatted(caller.alias(), request.path()))
                            .refused();
                }
                return caller;
            }
        }
    }

    /** The name that is routed: the client's, by the key's aliases, else the configuration's default. */
    String model(Caller caller, Optional<String> asked, ModelTable table) {
        String name = asked.filter(word -> !word.isBlank())
                .or(() -> table.gateway().defaultModel())
                .orElseThrow(() -> Failure.of(Kind.BAD_REQUEST, "The request names no model. Give one in \"model\".")
                        .about("model")
                        .refused());
        return caller.aliases().getOrDefault(name, name);
    }

    /** The deployments of a name, if there are any and the caller may use it. */
    List<Deployment> deployments(Caller caller, String model, ModelTable table) {
        List<Deployment> group = table.of(caller.organisation(), model);
        if (group.isEmpty()) {
            throw unknown(caller, model, table).refused();
        }
        if (!keys.mayUse(caller, model)) {
            throw Failure.of(
                            Kind.FORBIDDEN,
                            "The key %s may not use the model \"%s\".%s"
                                    .formatted(caller.alias(), model, mayUse(caller, table)))
                    .about("model")
                    .refused();
        }
        return group;
    }

    private String mayUse(Caller caller, ModelTable table) {
        List<String> names = names(caller, table);
        return names.isEmpty()
                ? " It may use none that is configured."
                : " It may use: " + String.join(", ", names.subList(0, Math.min(10, names.size())))
                        + (names.size() > 10 ? ", …" : "") + ".";
    }

    /** What the caller may use, in order. */
    List<String> names(Caller caller, ModelTable table) {
        return table.names(caller.organisation()).stream()
                .filter(name -> keys.mayUse(caller, name))
                .toList();
    }

    private Failure unknown(Caller caller, String model, ModelTable table) {
        Optional<String> off = table.entries(caller.organisation()).stream()
                .filter(entry -> entry.name().equals(model))
                .findFirst()
                .flatMap(entry -> entry.off());
        if (off.isPresent()) {
            return Failure.of(Kind.NOT_FOUND, "The model \"%s\" cannot be called: %s".formatted(model, off.get()))
                    .about("model");
        }
        List<String> names = names(caller, table);
        String shown = model.length() > LONGEST_WORD ? model.substring(0, LONGEST_WORD) + "…" : model;
        String hint = Nearest.to(model, names)
                .map(" Did you mean \"%s\"?"::formatted)
                .orElse(names.isEmpty() ? " No model is configured." : " GET /v1/models lists those there are.");
        Failure failure = Failure.of(Kind.NOT_FOUND, "There is no model \"%s\".%s".formatted(shown, hint))
                .about("model");
        return new Failure(
                failure.kind(),
                failure.status(),
                failure.message(),
                Optional.of("model_not_found"),
                failure.param(),
                Optional.empty(),
                Optional.empty());
    }

    CallOrigin origin(Caller caller, Incoming request, Optional<String> user) {
        Optional<String> customer = word(request.header("x-litellm-end-user-id"))
                .or(() -> word(request.header("x-litellm-customer-id")))
                .or(() -> user.flatMap(Admittance::word));
        return new CallOrigin(
                caller.organisation(),
                caller.key(),
                caller.hash(),
                caller.alias(),
                caller.team(),
                caller.user(),
                customer,
                caller.agent(),
                word(request.header("x-litellm-trace-id")).or(() -> word(request.header("x-guildhall-session"))),
                tags(caller, request.header("x-litellm-tags")));
    }

    private static Optional<String> word(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(word -> word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word);
    }

    private static List<String> tags(Caller caller, @Nullable String header) {
        if (header == null) {
            return List.copyOf(caller.tags());
        }
        Set<String> tags = new TreeSet<>(caller.tags());
        for (String tag : header.split(",", MOST_TAGS + 1)) {
            if (tags.size() < MOST_TAGS) {
                word(tag).ifPresent(tags::add);
            }
        }
        return List.copyOf(tags);
    }

    /** A blocked customer's calls are not made, whoever's key they come with. */
    void requireCustomer(Caller caller, CallOrigin origin) {
        origin.customer()
                .flatMap(customer -> keys.refusedCustomer(caller, customer))
                .ifPresent(failure -> {
                    throw failure.refused();
                });
    }

    /** The accounts that pay: the caller's, and the customer's. */
    static List<Account> accounts(Caller caller, CallOrigin origin) {
        if (origin.customer().isEmpty()) {
            return caller.accounts();
        }
        List<Account> accounts = new ArrayList<>(caller.accounts());
        accounts.add(new Account(
                caller.organisation(), Account.Kind.CUSTOMER, origin.customer().get()));
        return accounts;
    }

    /** What a call may cost and use at most at any of these deployments. */
    record Bound(BigDecimal cost, long tokens) {}

    Bound bound(List<Deployment> group, Ask ask, int answers) {
        BigDecimal cost = BigDecimal.ZERO;
        long tokens = 0;
        for (Deployment deployment : group) {
            long input = deployment
                    .traits()
                    .contextTokens()
                    .map(most -> Math.min(most, ask.inputTokens()))
                    .orElse(ask.inputTokens());
            long output = ask.mode().equals(Ask.EMBEDDING) ? 0 : output(deployment, ask) * Math.max(1, answers);
            cost = deployment
                    .price()
                    .map(price -> Cost.most(price, input, output))
                    .orElse(BigDecimal.ZERO)
                    .max(cost);
            tokens = Math.max(tokens, input + output);
        }
        return new Bound(cost, tokens);
    }

    private long output(Deployment deployment, Ask ask) {
        long most = deployment.traits().maxOutputTokens().orElse(Integer.MAX_VALUE);
        if (ask.outputTokens() > 0) {
            return Math.min(most, ask.outputTokens());
        }
        return deployment.traits().maxOutputTokens().orElse(assumedOutput);
    }

    Reserved reserve(List<Account> accounts, String model, Bound bound) {
        return switch (budgets.reserve(accounts, model, bound.cost(), bound.tokens())) {
            case Reserved reserved -> reserved;
            case Refused refused -> throw refusal(refused).refused();
        };
    }

    /** A budget is told as LiteLLM tells it, 400: clients try a 429 again by themselves, which helps against limits only. */
    static Failure refusal(Refused refused) {
        boolean money = refused.what().equals("budget");
        return new Failure(
                money ? Kind.BUDGET : Kind.RATE_LIMITED,
                money ? 400 : 429,
                refused.message(),
                Optional.of(money ? "budget_exceeded" : "rate_limit_exceeded"),
                Optional.empty(),
                money ? Optional.empty() : Optional.of(refused.retryAfter()),
                Optional.empty());
    }
}
