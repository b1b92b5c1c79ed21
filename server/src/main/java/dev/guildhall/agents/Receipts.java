package dev.guildhall.agents;

import dev.guildhall.plan.RenderedFile;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Json;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import dev.guildhall.skill.HarnessPlan;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is on disk where agents are installed, as clients report it. {@code receipt · plan → in-step | behind | changed}. */
@Service
public class Receipts {
    private static final int MOST_FILES = 20_000;
    private static final int LONGEST_PLACE = 200;
    private static final int MOST_CHANGES = 500;

    private final AgentAccess access;
    private final ReceiptStore store;
    private final Planner planner;

    @Inject
    Receipts(AgentAccess access, ReceiptStore store, Planner planner) {
        this.access = access;
        this.store = store;
        this.planner = planner;
    }

    /** Keeps it and answers how the place stands to the plan of now. Whoever may read an agent may have it installed. */
    @Transactional
    public ReceiptRow put(Actor actor, String agent, String harness, ReceiptBody body) {
        AgentKey key = access.known(actor, agent);
        check(body);
        String id = planner.harness(harness).id();
        ReceiptRow row = judged(key, id, body, actor.login());
        store.put(key, row, Json.text(body.files()));
        return row;
    }

    /** The agent was removed from this place. */
    @Transactional
    public void remove(Actor actor, String agent, String harness, String place) {
        AgentKey key = access.known(actor, agent);
        actor.require(Permission.AGENTS_READ);
        if (!store.remove(key, planner.harness(harness).id(), place)) {
            throw AgentProblem.RECEIPT_INVALID.because(
                    "No receipt of %s from this place is known.".formatted(agent));
        }
    }

    /** By harness and place. */
    public Page<ReceiptRow> list(Actor actor, String agent, PageRequest page) {
        return store.page(access.known(actor, agent), page);
    }

    private ReceiptRow judged(AgentKey key, String harness, ReceiptBody body, String login) {
        String digest = bare(body.planDigest());
        Planner.Planned current = planner.plan(planner.prepare(key, AgentViews.CURRENT), harness);
        Planner.Planned plan = current;
        if (!digest.equals(current.digest()) && key.staged()) {
            Planner.Planned next = planner.plan(planner.prepare(key, AgentViews.NEXT), harness);
            plan = digest.equals(next.digest()) ? next : current;
        }
        boolean same = digest.equals(plan.digest());
        List<ReceiptRow.Change> changes = same ? changed(plan, body) : outdated(plan, body);
        String state = same ? (changes.isEmpty() ? "in-step" : "changed") : "behind";
        int version = same ? key.version() : before(key, harness, body.place()).orElse(Math.max(1, key.version() - 1));
        return new ReceiptRow(
                harness,
                body.place().strip(),
                version,
                digest,
                state,
                changes.subList(0, Math.min(MOST_CHANGES, changes.size())),
                Instant.now(),
                login);
    }

    private Optional<Integer> before(AgentKey key, String harness, String place) {
        return store.find(key, harness, place.strip()).map(ReceiptRow::agentVersion);
    }

    private static List<ReceiptRow.Change> changed(Planner.Planned plan, ReceiptBody body) {
        Map<String, Optional<String>> seen = seen(body);
        Map<String, String> changes = new TreeMap<>();
        for (RenderedFile file : plan.files()) {
            if (!file.merged()) {
                Optional<String> found = seen.getOrDefault(file.path(), Optional.empty());
                if (found.isEmpty()) {
                    changes.put(file.path(), "missing");
                } else if (!found.get().equals(file.sha256())) {
                    changes.put(file.path(), "changed");
                }
            }
        }
        Map<String, Boolean> inPlace = new HashMap<>();
        body.patches().forEach(patch -> inPlace.put(patch.path() + "#" + patch.pointer(), patch.inPlace()));
        for (HarnessPlan.Patch patch : plan.plan().plan().patches()) {
            if (!inPlace.getOrDefault(patch.path() + "#" + patch.pointer(), false)) {
                changes.put(patch.path(), "changed");
            }
        }
        return rows(changes);
    }

    /** What carrying the plan of now out would do there. */
    private static List<ReceiptRow.Change> outdated(Planner.Planned plan, ReceiptBody body) {
        Map<String, Optional<String>> seen = seen(body);
        Map<String, String> changes = new TreeMap<>();
        for (RenderedFile file : plan.files()) {
            Optional<String> found = seen.getOrDefault(file.path(), Optional.empty());
            if (!file.merged() && found.isEmpty()) {
                changes.put(file.path(), "to-add");
            } else if (!file.merged() && !found.get().equals(file.sha256())) {
                changes.put(file.path(), "to-update");
            }
            seen.remove(file.path());
        }
        seen.forEach((path, found) -> found.ifPresent(there -> changes.put(path, "to-remove")));
        return rows(changes);
    }

    private static List<ReceiptRow.Change> rows(Map<String, String> changes) {
        List<ReceiptRow.Change> rows = new ArrayList<>();
        changes.forEach((path, change) -> rows.add(new ReceiptRow.Change(path, change)));
        return rows;
    }

    private static Map<String, Optional<String>> seen(ReceiptBody body) {
        Map<String, Optional<String>> seen = new HashMap<>();
        body.files().forEach(file -> seen.put(file.path(), file.sha256().map(Receipts::bare)));
        return seen;
    }

    private static String bare(String digest) {
        return digest.startsWith("sha256:") ? digest.substring(7) : digest;
    }

    private static void check(ReceiptBody body) {
        String place = body.place().strip();
        if (place.isEmpty() || place.length() > LONGEST_PLACE || place.chars().anyMatch(Character::isISOControl)) {
            throw AgentProblem.RECEIPT_INVALID.because(
                    "place must name the machine and folder in 1 to %d characters.".formatted(LONGEST_PLACE));
        }
        if (!bare(body.planDigest()).matches("[0-9a-f]{64}")) {
            throw AgentProblem.RECEIPT_INVALID.because("planDigest must be the digest of the plan that was carried out.");
        }
        if (body.files().size() > MOST_FILES || body.patches().size() > MOST_FILES) {
            throw AgentProblem.RECEIPT_INVALID.because("A receipt holds at most %,d files.".formatted(MOST_FILES));
        }
        if (body.files().stream().anyMatch(file -> file.path().length() > 1_024)) {
            throw AgentProblem.RECEIPT_INVALID.because("A path has at most 1,024 characters.");
        }
    }
}
