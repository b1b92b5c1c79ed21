package dev.guildhall.models;

import dev.guildhall.platform.GatewayMasterKey;
import dev.guildhall.platform.Sealing;
import dev.guildhall.platform.Upkeep;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which models there are on this node, now. {@code configuration file + rows + operator's prices → ModelTable}, replaced as a whole.
 *
 * <p>A change made on another node is here within two seconds: a number in the database says that something changed. While the database is away
 * the last table stays.
 */
@ApplicationScoped
public class Models implements GatewayMasterKey {
    private static final Logger LOG = LoggerFactory.getLogger(Models.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final @Nullable ConfigFileSettings settings;
    private final @Nullable ModelRows rows;
    private volatile LiteLlmConfig config = LiteLlmConfig.NONE;
    private volatile ModelTable table = ModelTable.empty();
    private long revision = -1;

    /** For the client proxy. */
    protected Models() {
        settings = null;
        rows = null;
    }

    @Inject
    Models(ConfigFileSettings settings, DataSource dataSource, Sealing sealing) {
        this.settings = settings;
        this.rows = new ModelRows(dataSource, sealing);
    }

    /** After the settings were checked; before the first request. */
    void atStart(@Observes @Initialized(ApplicationScoped.class) @Priority(10) Object started, Upkeep upkeep) {
        load();
        upkeep.every(Duration.ZERO, LOOK, "Looking for changed models", this::refresh);
    }

    /** Never waits for anything; the same object until something changes. */
    public ModelTable table() {
        return table;
    }

    @Override
    public Optional<String> masterKey() {
        return table.gateway().masterKey();
    }

    /** What in the configuration file has no effect here, each with its place. */
    public List<String> notes() {
        return config.notes();
    }

    /** The configuration file as it was read. */
    LiteLlmConfig config() {
        return config;
    }

    /** Reads the configuration file. */
    synchronized void load() {
        LiteLlmConfig read = settings == null ? LiteLlmConfig.NONE : settings.read();
        read.notes().forEach(note -> LOG.warn("The gateway's configuration: {}", note));
        config = read;
        if (revision < 0) {
            table = new TableMaking(Prices.SHIPPED).of(read, List.of());
        }
        revision = -1;
        table.shared()
                .forEach(entry -> entry.off()
                        .ifPresent(why -> LOG.warn("The model {} ({}) is off: {}", entry.name(), entry.id(), why)));
    }

    /** Takes over what changed in the database, if anything did. */
    synchronized void refresh() {
        ModelRows from = rows;
        if (from == null) {
            return;
        }
        long now = from.revision();
        if (now != revision) {
            ModelRows.Kept kept = from.read(config);
            table = new TableMaking(kept.prices()).of(config, kept.lines());
            revision = now;
        }
    }
}
