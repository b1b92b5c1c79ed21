package dev.guildhall.models;

import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.ModelTraits.Quirk;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Makes a deployment of a line: {@code · provider and model → dialect → address → authentication → traits, price}. Pure.
 *
 * <p>What cannot be called gives the reason instead, for people.
 */
final class Making {
    private static final Pattern REASONING = Pattern.compile("(?:o[1-9]|gpt-[5-9](?!.*-chat)).*");
    private static final Pattern THINKING_LEVEL = Pattern.compile("gemini-(?:[3-9]|[1-9][0-9]).*");

    private final Prices prices;

    Making(Prices prices) {
        this.prices = prices;
    }

    /** What became of a line. */
    sealed interface Made {
        record Ready(Deployment deployment) implements Made {}

        /** @param why it cannot be called, a sentence */
        record Off(String why) implements Made {}
    }

    /** For a line without wildcard, or for one name that a wildcard fits. */
    Made of(ModelLine line, String name) {
        if (line.info().blocked()) {
            return new Made.Off("It is blocked (model_info.blocked).");
        }
        if (!line.missing().isEmpty()) {
            return new Made.Off("The environment has no " + String.join(", ", new TreeSet<>(line.missing())) + ".");
        }
        Optional<ProviderAndModel> target = target(line, name);
        if (target.isEmpty() || target.get().provider().isEmpty()) {
            return new Made.Off("\"" + name + "\" names no provider.");
        }
        Provider provider = target.get().provider().get();
        String model = target.get().model();
        Wire wire = Wire.of(provider, model);
        if (wire.reason().isPresent()) {
            return new Made.Off(wire.reason().get());
        }
        return Authentication.of(line, provider, wire)
                .made(auth -> Addresses.of(line, provider, wire)
                        .made(address -> new Made.Ready(deployment(line, name, provider, wire, auth, address))));
    }

    private static Optional<ProviderAndModel> target(ModelLine line, String name) {
        if (line.name().indexOf('*') < 0 || line.model().indexOf('*') < 0) {
            return Optional.of(new ProviderAndModel(line.provider(), line.model()));
        }
        if (line.provider().isEmpty()) {
            // A client may choose among clouds, not among the ports of this machine.
            return ProviderAndModel.ofName(name)
                    .filter(meant -> meant.provider().orElseThrow().where() == Provider.Where.CLOUD);
        }
        return ModelName.star(line.name(), name)
                .map(star -> new ProviderAndModel(line.provider(), line.model().replace("*", star)));
    }

    private Deployment deployment(
            ModelLine line, String name, Provider provider, Wire wire, ProviderAuth auth, Addresses.Address address) {
        String word = provider.word();
        String looked =
                line.info().base().map(base -> withoutPrefix(base, word)).orElse(wire.model());
        Optional<CatalogueModel> known = Catalogue.find(word, looked);
        String mode = line.info()
                .mode()
                .map(said -> said.equals("embedding") ? "embedding" : "chat")
                .or(() -> known.map(found -> found.mode().equals("embedding") ? "embedding" : "chat"))
                .orElse("chat");
        boolean onlyResponses = wire.dialect() == Dialect.OPENAI_CHAT
                && provider.also().contains(Dialect.OPENAI_RESPONSES)
                && line.info()
                        .mode()
                        .or(() -> known.map(CatalogueModel::mode))
                        .filter("responses"::equals)
                        .isPresent();
        return new Deployment(
                line.id(),
                name,
                line.organisation(),
                word,
                onlyResponses ? Dialect.OPENAI_RESPONSES : wire.dialect(),
                onlyResponses || !address.also() ? Set.of() : wire.also(),
                address.base(),
                auth,
                line.headers(),
                traits(line, provider, wire, known),
                prices.ofOperator(word, looked).or(() -> line.info().price()).or(() -> Prices.shipped(word, looked)),
                mode,
                line.limits(),
                line.tags(),
                address.query());
    }

    private static ModelTraits traits(ModelLine line, Provider provider, Wire wire, Optional<CatalogueModel> known) {
        Set<Quirk> quirks =
                provider.quirks().isEmpty() ? EnumSet.noneOf(Quirk.class) : EnumSet.copyOf(provider.quirks());
        if (Set.of("openai", "azure").contains(provider.word())
                && REASONING.matcher(wire.model()).matches()) {
            quirks.add(Quirk.MAX_COMPLETION_TOKENS);
        }
        if (known.filter(CatalogueModel::adaptive).isPresent()) {
            quirks.add(Quirk.ADAPTIVE_THINKING);
        }
        if (wire.dialect() == Dialect.GEMINI
                && THINKING_LEVEL.matcher(wire.model()).matches()) {
            quirks.add(Quirk.THINKING_LEVEL);
        }
        return new ModelTraits(
                wire.model(),
                line.info().outputMax().or(() -> known.flatMap(CatalogueModel::outputMax)),
                line.info().context().or(() -> known.flatMap(CatalogueModel::context)),
                known.map(CatalogueModel::abilities).orElse(Set.of()),
                line.dropParameters(),
                new HashSet<>(line.alwaysDropped()),
                quirks,
                settings(line, wire));
    }

    /** What the dialect carries in its bodies, from the deployment. */
    private static Map<String, String> settings(ModelLine line, Wire wire) {
        Map<String, String> settings = new HashMap<>();
        line.value("input_type").ifPresent(type -> settings.put("inputType", type));
        if (wire.dialect() == Dialect.OCI_GENERIC || wire.dialect() == Dialect.OCI_COHERE) {
            Authentication.ociCompartment(line).ifPresent(compartment -> settings.put("compartmentId", compartment));
            line.value("oci_endpoint_id").ifPresent(endpoint -> settings.put("endpointId", endpoint));
        }
        return settings;
    }

    private static String withoutPrefix(String base, String provider) {
        int slash = base.indexOf('/');
        return slash > 0
                        && Providers.of(base.substring(0, slash))
                                .filter(p -> p.word().equals(provider))
                                .isPresent()
                ? base.substring(slash + 1)
                : base;
    }
}
