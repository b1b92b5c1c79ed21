package dev.guildhall.agents;

import dev.guildhall.harnesses.ContextCost;
import dev.guildhall.harnesses.Harnesses;
import dev.guildhall.plan.PlanArchive;
import dev.guildhall.plan.RenderedFile;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.VersionFacts;
import dev.guildhall.skill.HarnessCapability;
import dev.guildhall.skill.HarnessPlan;
import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.HarnessPlan.Note;
import dev.guildhall.skill.HarnessProfile;
import dev.guildhall.skill.bridge.Used;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What becomes of an agent in a harness. {@code lock → blueprint → plan → files | archive}; nothing is written here. */
@Service
public class Materialisation {
    private static final int SHOWN = 64 * 1024;
    private static final int LONGEST_TEXT = 1 << 20;

    private final AgentStore store;
    private final AgentAccess access;
    private final Definitions definitions;
    private final ReceiptStore receipts;
    private final Planner planner;
    private final Harnesses harnesses;
    private final ContextCost cost;
    private final VersionFacts facts;

    @Inject
    Materialisation(
            AgentStore store,
            AgentAccess access,
            Definitions definitions,
            ReceiptStore receipts,
            Planner planner,
            Harnesses harnesses,
            ContextCost cost,
            VersionFacts facts) {
        this.store = store;
        this.access = access;
        this.definitions = definitions;
        this.receipts = receipts;
        this.planner = planner;
        this.harnesses = harnesses;
        this.cost = cost;
        this.facts = facts;
    }

    /** How the agent arrives in every harness, those it names first chosen. */
    public List<HarnessFitRow> harnesses(Actor actor, String agent) {
        AgentKey key = access.known(actor, agent);
        List<String> chosen = definitions.stored(store.content(key), agent).harness();
        Map<String, String> drift = receipts.drift(key);
        Planner.Prepared prepared = planner.prepare(key, AgentViews.CURRENT);
        return harnesses.list().stream()
                .map(profile -> row(
                        profile, prepared, chosen.contains(profile.id()), Optional.ofNullable(drift.get(profile.id()))))
                .toList();
    }

    /**
     * @param harness its id, or another word for it
     * @param against a harness that would be left for this one
     */
    public AgentPlan plan(Actor actor, String agent, String harness, String stage, Optional<String> against) {
        Planner.Prepared prepared = planner.prepare(access.known(actor, agent), stage);
        HarnessProfile profile = planner.harness(harness);
        Planner.Planned planned = planner.plan(prepared, profile.id());
        SkillsTaken.require(profile, prepared, planned.plan().plan());
        HarnessPlan plan = planned.plan().plan();
        return new AgentPlan(
                agent,
                planned.plan().agentVersion(),
                planned.plan().stage(),
                planned.plan().harness(),
                planned.plan().lockDigest(),
                planned.digest(),
                planned.files().stream().map(Materialisation::file).toList(),
                plan.patches(),
                plan.uploads(),
                plan.launch(),
                plan.environment(),
                plan.notes(),
                plan.context().stream()
                        .map(one -> new AgentPlan.SkillCost(
                                one.skill(), cost.tokens(one.catalog()), cost.tokens(one.body())))
                        .toList(),
                SizeLimits.of(profile.limits(), prepared.blueprint().agent()),
                against.map(word ->
                                diff(prepared, planned, planner.harness(word).id()))
                        .orElse(List.of()));
    }

    /**
     * An archive before it is written.
     *
     * @param sha256 of its bytes, lower-case hex
     */
    public record Archive(String fileName, String planDigest, String sha256, Writing writing) {
        /** Writes it; the same plan gives the same bytes. */
        @FunctionalInterface
        public interface Writing {
            void to(OutputStream out) throws IOException;
        }
    }

    /** The plan and every byte it writes, as tar.gz. 500 when a version is not what was published. */
    public Archive archive(Actor actor, String agent, String harness, String stage) {
        AgentKey key = access.known(actor, agent);
        Planner.Prepared prepared = planner.prepare(key, stage);
        HarnessProfile profile = planner.harness(harness);
        Planner.Planned planned = planner.plan(prepared, profile.id());
        SkillsTaken.require(profile, prepared, planned.plan().plan());
        facts.requireUnaltered(key.organisation(), prepared.lock().versionIds());
        Archive.Writing writing = out -> PlanArchive.write(
                planned.plan(), sha256 -> facts.open(sha256, prepared.sizes().getOrDefault(sha256, 0L)), out);
        return new Archive(
                "%s-%s-%d.tar.gz"
                        .formatted(
                                agent, planned.plan().harness(), planned.plan().agentVersion()),
                planned.digest(),
                sha256(writing),
                writing);
    }

    /** Made once to be hashed, so that what cannot be made is an error and not half an archive. */
    private static String sha256(Archive.Writing writing) {
        try (DigestOutputStream out =
                new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            writing.to(out);
            return HexFormat.of().formatHex(out.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public void archive(Actor actor, String agent, String harness, String stage, OutputStream out) throws IOException {
        archive(actor, agent, harness, stage).writing().to(out);
    }

    /** One planned file as text; what is none, and what is very long, says so instead. */
    public String text(Actor actor, String agent, String harness, String stage, String path) {
        Planner.Prepared prepared = planner.prepare(access.known(actor, agent), stage);
        RenderedFile file = planner.plan(prepared, planner.harness(harness).id()).files().stream()
                .filter(one -> one.path().equals(path))
                .findFirst()
                .orElseThrow(() -> AgentProblem.FILE_UNKNOWN.because(
                        "The plan of %s for %s has no such file. GET …/harnesses/%s/plan lists them."
                                .formatted(agent, harness, harness)));
        return switch (file.content()) {
            case HarnessPlan.Content.Text text -> text.text();
            case HarnessPlan.Content.FromPackage packaged -> text(packaged.sha256(), file.size());
        };
    }

    private String text(String sha256, long size) {
        if (size > LONGEST_TEXT) {
            return "(%,d bytes; not shown)".formatted(size);
        }
        try (InputStream in = facts.open(sha256, size)) {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            return "(%,d bytes that are no text)".formatted(size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HarnessFitRow row(
            HarnessProfile profile, Planner.Prepared prepared, boolean chosen, Optional<String> drift) {
        List<Note> notes;
        int catalog = 0;
        boolean planned = harnesses.planned(profile.id());
        if (planned) {
            try {
                HarnessPlan plan = planner.plan(prepared, profile.id()).plan().plan();
                notes = plan.notes();
                catalog = plan.context().stream()
                        .mapToInt(one -> cost.tokens(one.catalog()))
                        .sum();
            } catch (Problem e) {
                planned = false;
                notes = List.of(new Note(HarnessCapability.SKILLS, Optional.empty(), Carried.LOST, e.detail()));
            }
        } else {
            notes = inline(prepared);
            catalog = prepared.blueprint().agent().skills().stream()
                    .mapToInt(skill -> cost.tokens(
                            skill.manifest().name() + ": " + skill.manifest().description()))
                    .sum();
        }
        Map<HarnessCapability, Carried> worst = worst(notes);
        return new HarnessFitRow(
                profile.id(),
                profile.title(),
                profile.mark(),
                profile.kind().name().toLowerCase(Locale.ROOT),
                chosen,
                planned,
                count(worst, Carried.NATIVE),
                count(worst, Carried.EMULATED),
                count(worst, Carried.LOST),
                notes,
                catalog,
                drift);
    }

    /** This server carries everything itself. */
    private static List<Note> inline(Planner.Prepared prepared) {
        List<Note> notes = new ArrayList<>();
        for (HarnessCapability capability : Used.by(prepared.blueprint().agent())) {
            notes.add(new Note(capability, Optional.empty(), Carried.NATIVE, "This server does it itself."));
        }
        return notes;
    }

    /** Of several notes about one capability the worst counts. */
    private static Map<HarnessCapability, Carried> worst(List<Note> notes) {
        Map<HarnessCapability, Carried> worst = new EnumMap<>(HarnessCapability.class);
        for (Note note : notes) {
            worst.merge(note.capability(), note.carried(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
        }
        return worst;
    }

    private static int count(Map<HarnessCapability, Carried> worst, Carried carried) {
        return (int) worst.values().stream().filter(carried::equals).count();
    }

    private List<AgentPlan.FileChange> diff(Planner.Prepared prepared, Planner.Planned planned, String against) {
        Map<String, String> before = new HashMap<>();
        if (harnesses.planned(against)) {
            planner.plan(prepared, against).files().forEach(file -> before.put(file.path(), file.sha256()));
        }
        Map<String, String> changes = new TreeMap<>();
        for (RenderedFile file : planned.files()) {
            String was = before.remove(file.path());
            if (was == null) {
                changes.put(file.path(), "added");
            } else if (!was.equals(file.sha256())) {
                changes.put(file.path(), "changed");
            }
        }
        before.keySet().forEach(path -> changes.put(path, "removed"));
        return changes.entrySet().stream()
                .map(change -> new AgentPlan.FileChange(change.getKey(), change.getValue()))
                .toList();
    }

    private static AgentPlan.PlannedFile file(RenderedFile file) {
        Optional<String> text = file.content() instanceof HarnessPlan.Content.Text written && file.size() <= SHOWN
                ? Optional.of(written.text())
                : Optional.empty();
        return new AgentPlan.PlannedFile(
                file.path(), file.executable(), file.merged(), file.size(), file.sha256(), text);
    }
}
