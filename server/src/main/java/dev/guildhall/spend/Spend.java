package dev.guildhall.spend;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What an organisation's calls used and cost. Figures are of whole days (UTC) and outlive the calls themselves. */
@Service
public class Spend {
    private static final int DEEPEST = 1_000_000;

    private final SpendStore store;
    private final Instance<SpendNames> names;

    @Inject
    public Spend(SpendStore store, @Any Instance<SpendNames> names) {
        this.store = store;
        this.names = names;
    }

    public Figures total(Actor reader, SpendQuery query) {
        return store.sum(reader.organisation(), query);
    }

    /** @param query by one or two dimensions */
    public SpendReport report(Actor reader, SpendQuery query, int limit, Optional<String> cursor) {
        int skip = cursor.map(Spend::skip).orElse(0);
        List<SpendStore.Line> found = store.lines(reader.organisation(), query, skip, limit + 1);
        boolean more = found.size() > limit;
        List<SpendStore.Line> shown = more ? found.subList(0, limit) : found;
        Dimension by = query.by().getFirst();
        Optional<Dimension> then =
                query.by().size() > 1 ? Optional.of(query.by().get(1)) : Optional.empty();
        Map<Dimension, Map<String, String>> labels = labels(reader.organisation(), query, shown);
        List<SpendReport.Line> lines = shown.stream()
                .map(line -> new SpendReport.Line(
                        line.values().getFirst(),
                        label(labels, by, line, 0),
                        then.map(dimension -> line.values().get(1)),
                        then.flatMap(dimension -> label(labels, dimension, line, 1)),
                        line.figures(),
                        CallsAddress.of(query, values(query, line))))
                .toList();
        return new SpendReport(
                query.from(),
                query.to(),
                by,
                then,
                lines,
                store.sum(reader.organisation(), query),
                CallsAddress.of(query, Map.of()),
                more ? Optional.of(PageRequest.cursor(String.valueOf(skip + limit))) : Optional.empty());
    }

    private static int skip(String cursor) {
        try {
            int skip = Integer.parseInt(PageRequest.of(null, cursor).part(0, 1).orElse("0"));
            if (skip < 0 || skip > DEEPEST) {
                throw PageRequest.badCursor();
            }
            return skip;
        } catch (NumberFormatException e) {
            throw PageRequest.badCursor();
        }
    }

    private static Map<Dimension, String> values(SpendQuery query, SpendStore.Line line) {
        Map<Dimension, String> values = new EnumMap<>(Dimension.class);
        for (int i = 0; i < query.by().size(); i++) {
            values.put(query.by().get(i), line.values().get(i));
        }
        return values;
    }

    private Map<Dimension, Map<String, String>> labels(
            UUID organisation, SpendQuery query, List<SpendStore.Line> lines) {
        Map<Dimension, Map<String, String>> labels = new EnumMap<>(Dimension.class);
        for (SpendNames naming : names) {
            int place = query.by().indexOf(naming.dimension());
            if (place >= 0) {
                Set<String> ids = new HashSet<>();
                lines.forEach(line -> ids.add(line.values().get(place)));
                labels.computeIfAbsent(naming.dimension(), dimension -> new HashMap<>())
                        .putAll(naming.of(organisation, new ArrayList<>(ids)));
            }
        }
        return labels;
    }

    private static Optional<String> label(
            Map<Dimension, Map<String, String>> labels, Dimension dimension, SpendStore.Line line, int place) {
        String named =
                labels.getOrDefault(dimension, Map.of()).get(line.values().get(place));
        if (named != null) {
            return Optional.of(named);
        }
        return dimension == Dimension.KEY || dimension == Dimension.HASH ? Optional.of(line.alias()) : Optional.empty();
    }
}
