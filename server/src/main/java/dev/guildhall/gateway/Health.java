package dev.guildhall.gateway;

import dev.guildhall.models.Deployment;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** How the deployments fare on this node; memory only, gone with the process. */
@Service
@Singleton
public class Health {
    /** Deployments that nobody names any more are forgotten past that. */
    private static final int MOST = 100_000;

    private final ConcurrentHashMap<String, DeploymentHealth> byDeployment = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    @Inject
    public Health() {
        this(System::nanoTime);
    }

    Health(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    DeploymentHealth of(Deployment deployment) {
        DeploymentHealth known = byDeployment.get(deployment.id());
        if (known != null) {
            return known;
        }
        if (byDeployment.size() > MOST) {
            byDeployment.clear();
        }
        return byDeployment.computeIfAbsent(deployment.id(), id -> new DeploymentHealth());
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /** Those of these that were ever called here, and those that were not, by name and id. */
    public List<DeploymentFigures> figures(Collection<Deployment> deployments) {
        long now = now();
        return deployments.stream()
                .map(deployment -> of(deployment)
                        .figures(
                                deployment.id(),
                                deployment.name(),
                                deployment.provider(),
                                deployment.traits().model(),
                                now))
                .sorted(Comparator.comparing(DeploymentFigures::name).thenComparing(DeploymentFigures::id))
                .toList();
    }
}
