package dev.guildhall.wired;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import org.jspecify.annotations.Nullable;

/** Hands out the product's beans, wired by CDI to {@link TestDatabase}; started once per JVM. */
public final class Wired {
    /** Another address of this machine, excepted with all its ports; servers of tests listen there. */
    public static final String HOSTED = "127.0.0.77";

    /** Of the gateway. */
    public static final String MASTER_KEY = "sk-wired-tests-master-key";

    private static @Nullable SeContainer container;

    private Wired() {}

    public static synchronized <T> T bean(Class<T> type) {
        if (container == null) {
            System.setProperty("guildhall.data", "target/test-data");
            System.setProperty("guildhall.master.key", "wired-tests-wired-tests-wired-tests-wired-A");
            System.setProperty("guildhall.gateway.master-key", MASTER_KEY);
            System.setProperty("guildhall.oidc.issuers", TestIssuer.shared().setting());
            System.setProperty(
                    "guildhall.outbound.private-hosts", TestIssuer.shared().host() + "," + HOSTED);
            // Jobs at runtimes that fail on purpose would else wait for many seconds.
            System.setProperty("guildhall.hosted.longest-pause-seconds", "1");
            container = SeContainerInitializer.newInstance().initialize();
            container.select(RequestContextController.class).get().activate();
        }
        return container.select(type).get();
    }
}
