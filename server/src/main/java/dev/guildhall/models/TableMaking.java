package dev.guildhall.models;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes the table of a configuration file, the organisations' rows and the operator's prices. Pure. */
final class TableMaking {
    private final Prices prices;
    private final Making making;

    TableMaking(Prices prices) {
        this.prices = prices;
        this.making = new Making(prices);
    }

    ModelTable of(LiteLlmConfig config, List<ModelLine> rows) {
        List<ConfiguredModel> shared = config.lines().stream().map(this::model).toList();
        Map<UUID, List<ConfiguredModel>> own = new HashMap<>();
        rows.forEach(row -> own.computeIfAbsent(row.organisation().orElseThrow(), key -> new ArrayList<>(shared))
                .add(model(row)));
        Map<UUID, ModelView> views = new HashMap<>();
        own.forEach((organisation, models) -> views.put(organisation, view(models, config.router())));
        return new ModelTable(config.router(), config.gateway(), prices, view(shared, config.router()), views);
    }

    private static ModelView view(List<ConfiguredModel> models, RouterSettings router) {
        return new ModelView(models, router.groupAlias(), router.hiddenAliases());
    }

    ConfiguredModel model(ModelLine line) {
        boolean wildcard = line.name().indexOf('*') >= 0;
        boolean anybody = wildcard && line.provider().isEmpty();
        Optional<Making.Made> made = anybody ? Optional.empty() : Optional.of(making.of(line, sample(line)));
        Optional<String> off = made.flatMap(
                one -> one instanceof Making.Made.Off reason ? Optional.of(reason.why()) : Optional.empty());
        Optional<Deployment> deployment = made.flatMap(one -> one instanceof Making.Made.Ready ready && !wildcard
                ? Optional.of(ready.deployment())
                : Optional.empty());
        String provider = line.provider().map(Provider::word).orElse("*");
        ModelEntry entry = new ModelEntry(
                line.id(),
                line.name(),
                line.organisation(),
                provider,
                line.model(),
                ShownParams.of(line, line.provider().isEmpty() ? line.model() : provider + "/" + line.model()),
                info(line),
                off,
                deployment);
        return new ConfiguredModel(
                entry,
                name -> making.of(line, name) instanceof Making.Made.Ready ready
                        ? Optional.of(ready.deployment())
                        : Optional.empty());
    }

    /** A name that the line's pattern fits, to see whether it could be called. */
    static String sample(ModelLine line) {
        return line.name().replace("*", "model");
    }

    private static Map<String, Object> info(ModelLine line) {
        Map<String, Object> info = new LinkedHashMap<>();
        line.info().mode().ifPresent(mode -> info.put("mode", mode));
        line.info().base().ifPresent(base -> info.put("base_model", base));
        return info;
    }
}
