package dev.guildhall.platform;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Stops the start when a setting is unknown or unusable, naming all of them at once. */
@Service
class SettingsCheck {
    private final Config config;
    private final Instance<SettingsRecord> records;

    @Inject
    SettingsCheck(Config config, @Any Instance<SettingsRecord> records) {
        this.config = config;
        this.records = records;
    }

    void atStart(@Observes @Initialized(ApplicationScoped.class) @Priority(1) Object started) {
        List<String> complaints = complaints(System.getenv());
        if (!complaints.isEmpty()) {
            throw new IllegalStateException(String.join("\n", complaints));
        }
    }

    List<String> complaints(Map<String, String> environment) {
        KnownSettings known = KnownSettings.ofDefaults();
        List<String> complaints = new ArrayList<>();
        for (String variable : new TreeSet<>(environment.keySet())) {
            known.complaintAboutVariable(variable).ifPresent(complaints::add);
        }
        TreeSet<String> names = new TreeSet<>();
        for (ConfigSource source : config.getConfigSources()) {
            names.addAll(source.getPropertyNames());
        }
        for (String name : names) {
            known.complaintAboutProperty(name, environment).ifPresent(complaints::add);
        }
        // Making each record checks its values.
        for (Instance.Handle<SettingsRecord> handle : records.handles()) {
            try {
                handle.get();
            } catch (IllegalStateException e) {
                complaints.add(String.valueOf(e.getMessage()));
            }
        }
        return complaints;
    }
}
