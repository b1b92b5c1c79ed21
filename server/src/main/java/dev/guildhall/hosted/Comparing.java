package dev.guildhall.hosted;

import dev.guildhall.hosted.HostedPush.Part;
import dev.guildhall.hosted.RemoteRecords.Known;
import dev.guildhall.hosted.RemoteRecords.Use;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an agent is made of over there, against what was sent: {@code each part → read → in step | changed | missing | extra}. */
@Service
class Comparing {
    private final RemoteRecords records;

    @Inject
    Comparing(RemoteRecords records) {
        this.records = records;
    }

    /** As it was acknowledged, without asking. */
    List<Part> known(Place place, String agent) {
        return records.uses(place, agent).stream()
                .map(use -> part(place, use, Optional.empty(), List.of()))
                .toList();
    }

    List<Part> compared(Place place, RemoteCalls calls, String agent) throws InterruptedException {
        List<Part> parts = new ArrayList<>();
        try {
            for (Use use : records.uses(place, agent)) {
                Optional<Known> known = records.find(place, use.kind(), use.name());
                parts.add(
                        use.kind().equals(SkillUpload.KIND)
                                ? skill(place, calls, use, known)
                                : body(place, calls, use, known));
            }
        } catch (RefusedCall refused) {
            throw refused.problem();
        }
        return parts;
    }

    private Part skill(Place place, RemoteCalls calls, Use use, Optional<Known> known)
            throws RefusedCall, InterruptedException {
        Optional<String> path = known.flatMap(Known::id).map(id -> "/v1/skills/" + id);
        Optional<Map<String, @Nullable Object>> there = path.isEmpty() ? Optional.empty() : calls.find(path.get());
        if (there.isEmpty()) {
            return part(place, use, Optional.of("missing"), List.of("skill"));
        }
        String version = use.version().orElse("");
        if (calls.find(path.get() + "/versions/" + version).isEmpty()) {
            return part(place, use, Optional.of("missing"), List.of("version " + version));
        }
        String newest = SkillUpload.newest(there.get());
        return records.versions(place, use.name()).contains(newest)
                ? part(place, use, Optional.of("in-step"), List.of())
                : part(place, use, Optional.of("extra"), List.of("version " + newest));
    }

    private Part body(Place place, RemoteCalls calls, Use use, Optional<Known> known)
            throws RefusedCall, InterruptedException {
        BodyUpload.Sort sort = use.kind().equals("agent") ? BodyUpload.Sort.AGENT : BodyUpload.Sort.ENVIRONMENT;
        Optional<String> id = known.flatMap(Known::id);
        Optional<Map<String, @Nullable Object>> there = id.isEmpty()
                ? Optional.empty()
                : calls.find(sort.path() + "/" + id.get()).filter(BodyUpload::isLive);
        if (there.isEmpty()) {
            return part(place, use, Optional.of("missing"), List.of(use.kind()));
        }
        Map<String, @Nullable Object> sent =
                known.flatMap(Known::sent).map(Tree::object).orElse(Map.of());
        List<String> changes = new ArrayList<>(Tree.differences(there.get(), sort.update(sent)));
        Optional<String> version = known.flatMap(Known::version);
        Optional<String> now = Tree.text(there.get(), "version");
        if (version.isPresent() && !version.equals(now)) {
            changes.add("version %s → %s".formatted(version.get(), now.orElse("none")));
        }
        return part(place, use, Optional.of(changes.isEmpty() ? "in-step" : "changed"), changes);
    }

    private Part part(Place place, Use use, Optional<String> state, List<String> changes) {
        Optional<String> id = records.find(place, use.kind(), use.name()).flatMap(Known::id);
        return new Part(use.kind(), use.name(), id, use.version(), use.digest(), state, changes);
    }
}
