package dev.guildhall.harnesses;

import dev.guildhall.plugins.BrokenPlugin;
import dev.guildhall.plugins.ServerPlugins;
import dev.guildhall.skill.AgentBlueprint;
import dev.guildhall.skill.HarnessBridge;
import dev.guildhall.skill.HarnessPlan;
import dev.guildhall.skill.HarnessProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every harness that an agent can run in: those with a bridge, and {@code inline}, which is this server's own and needs no
 * files. {@code bridge plugins → profiles, once → plan under a time limit → checked}.
 */
@ApplicationScoped
public class Harnesses {
    public static final String INLINE = "inline";
    private static final Logger LOG = LoggerFactory.getLogger(Harnesses.class);
    private static final Duration START = Duration.ofSeconds(30);
    public static final HarnessProfile INLINE_PROFILE = new HarnessProfile(
            INLINE,
            List.of("guildhall"),
            "Guildhall inline",
            "IN",
            0,
            HarnessProfile.Kind.FILES,
            "",
            new HarnessProfile.Limits(
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalInt.empty()));

    private final @Nullable ServerPlugins plugins;
    private @Nullable Map<String, Bridge> bridges;

    /** For the client proxy of the scope, which holds no state. */
    protected Harnesses() {
        this.plugins = null;
    }

    @Inject
    public Harnesses(ServerPlugins plugins) {
        this.plugins = plugins;
    }

    private record Bridge(HarnessProfile profile, ServerPlugins.Extension<HarnessBridge> extension) {}

    /** Whether every bridge that starts has started; waits no longer than this. */
    public boolean settled(Duration most) {
        return plugins != null && plugins.awaitLoaded(most);
    }

    /** In the order people read them, {@code inline} first. */
    public List<HarnessProfile> list() {
        List<HarnessProfile> all = new ArrayList<>();
        all.add(INLINE_PROFILE);
        all.addAll(bridges().values().stream().map(Bridge::profile).toList());
        return List.copyOf(all);
    }

    /** By id, or by another word people write for it. */
    public Optional<HarnessProfile> named(String word) {
        return list().stream()
                .filter(profile ->
                        profile.id().equals(word) || profile.aliases().contains(word))
                .findFirst();
    }

    /** Whether there is a bridge, and so something to write. */
    public boolean planned(String id) {
        return bridges().containsKey(id);
    }

    /** @throws BrokenPlugin when there is no bridge, it fails, takes too long, or plans what must not be carried out */
    public HarnessPlan plan(String id, AgentBlueprint blueprint) throws BrokenPlugin {
        Bridge bridge = bridges().get(id);
        if (bridge == null) {
            throw new BrokenPlugin("There is no bridge for " + id + ".");
        }
        HarnessPlan plan = bridge.extension().call(extension -> extension.plan(blueprint));
        Optional<String> wrong = PlanCheck.wrong(plan);
        if (wrong.isPresent()) {
            throw new BrokenPlugin("The bridge for %s plans %s.".formatted(id, wrong.get()));
        }
        return plan;
    }

    private synchronized Map<String, Bridge> bridges() {
        Map<String, Bridge> known = bridges;
        if (known == null && plugins != null) {
            boolean all = plugins.awaitLoaded(START);
            known = read(plugins);
            if (all) {
                bridges = known;
            } else {
                LOG.warn("Plugins are still loading; {} bridges are there by now", known.size());
            }
        }
        return known == null ? Map.of() : known;
    }

    private static Map<String, Bridge> read(ServerPlugins plugins) {
        List<Bridge> found = new ArrayList<>();
        for (ServerPlugins.Extension<HarnessBridge> extension : plugins.extensions(HarnessBridge.class)) {
            try {
                found.add(new Bridge(extension.call(HarnessBridge::profile), extension));
            } catch (BrokenPlugin e) {
                LOG.error("The bridge of {} is left out: {}", extension.plugin(), e.getMessage());
            }
        }
        found.sort(Comparator.comparingInt((Bridge bridge) -> bridge.profile().order())
                .thenComparing(bridge -> bridge.profile().id()));
        Map<String, Bridge> byId = new LinkedHashMap<>();
        for (Bridge bridge : found) {
            String id = bridge.profile().id();
            if (id.equals(INLINE) || byId.putIfAbsent(id, bridge) != null) {
                LOG.error(
                        "The bridge of {} is left out: {} is taken",
                        bridge.extension().plugin(),
                        id);
            }
        }
        return byId;
    }
}
