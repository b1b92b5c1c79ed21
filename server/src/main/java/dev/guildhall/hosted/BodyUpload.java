package dev.guildhall.hosted;

import dev.guildhall.hosted.RemoteCalls.Call;
import dev.guildhall.hosted.RemoteRecords.Known;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An environment or an agent, which is one JSON body: {@code there? → says the same: done | differs: update | not there: create}.
 *
 * <p>It is found again by a mark in its metadata. An agent is updated under the version it was read at, so that nobody's change
 * is overwritten unseen; a change made meanwhile is read, and then overwritten.
 */
final class BodyUpload {
    /** The member of {@code metadata} that holds {@link Place#mark}. */
    static final String MARK = "guildhall_mark";

    private static final int MOST_CONFLICTS = 3;

    private final RemoteCalls calls;
    private final RemoteRecords records;
    private final Place place;
    private final Sort sort;

    BodyUpload(RemoteCalls calls, RemoteRecords records, Place place, Sort sort) {
        this.calls = calls;
        this.records = records;
        this.place = place;
        this.sort = sort;
    }

    /** What differs between environments and agents. */
    enum Sort {
        ENVIRONMENT("environment", "/v1/environments", false, List.of(), List.of("description")),
        AGENT(
                "agent",
                "/v1/agents",
                true,
                List.of("skills", "mcp_servers", "tools"),
                List.of("description", "system", "multiagent"));

        private final String kind;
        private final String path;
        private final boolean versioned;
        private final List<String> lists;
        private final List<String> others;

        Sort(String kind, String path, boolean versioned, List<String> lists, List<String> others) {
            this.kind = kind;
            this.path = path;
            this.versioned = versioned;
            this.lists = lists;
            this.others = others;
        }

        String kind() {
            return kind;
        }

        String path() {
            return path;
        }

        /** An update keeps what it does not name, so what the plan has not is named to be cleared. */
        Map<String, @Nullable Object> update(Map<String, @Nullable Object> body) {
            Map<String, @Nullable Object> update = new LinkedHashMap<>(body);
            lists.forEach(name -> update.putIfAbsent(name, List.of()));
            others.stream().filter(name -> !body.containsKey(name)).forEach(name -> update.put(name, null));
            return update;
        }
    }

    /** @param planned with every reference resolved */
    Made push(String name, Map<String, @Nullable Object> planned) throws RefusedCall, InterruptedException {
        Map<String, @Nullable Object> body = marked(name, planned);
        String text = Tree.canonical(body);
        String digest = Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
        Optional<Known> known = records.find(place, sort.kind, name);
        Optional<Map<String, @Nullable Object>> there = there(name, known);
        Map<String, @Nullable Object> now;
        String outcome;
        if (there.isEmpty()) {
            records.sending(place, sort.kind, name, digest, null);
            now = calls.settle(() -> search(name), () -> Call.json(sort.path, body));
            outcome = "created";
        } else if (Tree.says(there.get(), sort.update(body)) && isAsLeft(there.get(), known, text)) {
            now = there.get();
            outcome = known.flatMap(Known::id).isPresent() ? "unchanged" : "found";
        } else {
            now = updated(there.get(), body);
            outcome = "updated";
        }
        String id = SkillUpload.id(now);
        Optional<String> version = Tree.text(now, "version").filter(any -> sort.versioned);
        records.acknowledged(place, sort.kind, name, id, version.orElse(null), text);
        return new Made(outcome, id, version, digest);
    }

    /** By its id, else by its mark; an archived one is as good as gone. */
    private Optional<Map<String, @Nullable Object>> there(String name, Optional<Known> known)
            throws RefusedCall, InterruptedException {
        Optional<String> id = known.flatMap(Known::id);
        if (id.isPresent()) {
            Optional<Map<String, @Nullable Object>> there =
                    calls.find(sort.path + "/" + id.get()).filter(BodyUpload::isLive);
            if (there.isPresent()) {
                return there;
            }
            records.lost(place, sort.kind, name);
        }
        return search(name);
    }

    private Optional<Map<String, @Nullable Object>> search(String name) throws RefusedCall, InterruptedException {
        String mark = place.mark(sort.kind, name);
        return RemoteList.find(
                calls,
                sort.path,
                thing -> isLive(thing)
                        && Tree.members(thing.get("metadata"))
                                .flatMap(metadata -> Tree.text(metadata, MARK))
                                .filter(mark::equals)
                                .isPresent());
    }

    /** A version that is not the one we know was made by somebody else, whatever it says. */
    private boolean isAsLeft(Map<String, @Nullable Object> there, Optional<Known> known, String text) {
        if (known.flatMap(Known::id).isEmpty()) {
            return true;
        }
        Optional<String> now = Tree.text(there, "version").filter(any -> sort.versioned);
        return known.flatMap(Known::version).equals(now)
                && known.flatMap(Known::sent)
                        .map(Tree::object)
                        .map(Tree::canonical)
                        .filter(text::equals)
                        .isPresent();
    }

    private Map<String, @Nullable Object> updated(
            Map<String, @Nullable Object> there, Map<String, @Nullable Object> body)
            throws RefusedCall, InterruptedException {
        String path = sort.path + "/" + SkillUpload.id(there);
        Map<String, @Nullable Object> update = sort.update(body);
        Map<String, @Nullable Object> seen = there;
        for (int conflicts = 0; ; conflicts++) {
            Object before = seen.get("version");
            if (sort.versioned) {
                update.put("version", before);
            }
            try {
                return calls.settle(() -> changed(path, before, body), () -> Call.json(path, update));
            } catch (RefusedCall refused) {
                if (refused.status() != 409 || !sort.versioned || conflicts == MOST_CONFLICTS) {
                    throw refused;
                }
                seen = calls.repeat(Call.get(path));
            }
        }
    }

    /** Whether an update whose answer was lost was made. */
    private Optional<Map<String, @Nullable Object>> changed(
            String path, @Nullable Object before, Map<String, @Nullable Object> body)
            throws RefusedCall, InterruptedException {
        return calls.find(path)
                .filter(now -> Tree.says(now, sort.update(body)))
                .filter(now ->
                        !sort.versioned || !String.valueOf(now.get("version")).equals(String.valueOf(before)));
    }

    private Map<String, @Nullable Object> marked(String name, Map<String, @Nullable Object> planned) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>(planned);
        Map<String, @Nullable Object> metadata =
                new LinkedHashMap<>(Tree.members(planned.get("metadata")).orElse(Map.of()));
        metadata.put(MARK, place.mark(sort.kind, name));
        body.put("metadata", metadata);
        return body;
    }

    static boolean isLive(Map<String, @Nullable Object> thing) {
        return thing.get("archived_at") == null;
    }
}
