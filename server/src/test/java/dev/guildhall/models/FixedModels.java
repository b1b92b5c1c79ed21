package dev.guildhall.models;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Models that a test names, in the place of configured ones. */
public class FixedModels extends Models {
    private volatile ModelTable table;

    public FixedModels(RouterSettings router, Deployment... deployments) {
        this.table = tableOf(router, deployments);
    }

    public void set(RouterSettings router, Deployment... deployments) {
        table = tableOf(router, deployments);
    }

    @Override
    public ModelTable table() {
        return table;
    }

    /** What every organisation sees. */
    public static ModelTable tableOf(RouterSettings router, Deployment... deployments) {
        List<ConfiguredModel> models = Arrays.stream(deployments)
                .map(deployment -> new ConfiguredModel(
                        new ModelEntry(
                                deployment.id(),
                                deployment.name(),
                                Optional.empty(),
                                deployment.provider(),
                                deployment.traits().model(),
                                Map.of(),
                                Map.of(),
                                Optional.empty(),
                                Optional.of(deployment)),
                        name -> Optional.of(deployment)))
                .toList();
        return new ModelTable(
                router,
                GatewaySettings.DEFAULTS,
                Prices.SHIPPED,
                new ModelView(models, router.groupAlias(), Set.of()),
                Map.of());
    }
}
