package dev.guildhall.runlog;

import dev.guildhall.dialect.Usage;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What calls add to {@code spend_day}: each attempt once under no tag, and once under every tag of its call. */
final class DayFigures {
    private static final int SECONDS = 60;

    private final Map<Line, Figures> lines;

    private DayFigures(Map<Line, Figures> lines) {
        this.lines = lines;
    }

    private record Line(
            UUID organisation,
            LocalDate day,
            String tag,
            UUID key,
            String hash,
            String team,
            String user,
            String customer,
            String agent,
            String model,
            String provider,
            String deployment) {}

    private record Figures(
            String alias,
            long calls,
            long failed,
            long attempts,
            long input,
            long output,
            long cacheRead,
            long cacheWrite,
            long reasoning,
            BigDecimal cost,
            long unpriced) {
        Figures plus(Figures more) {
            return new Figures(
                    more.alias,
                    calls + more.calls,
                    failed + more.failed,
                    attempts + more.attempts,
                    input + more.input,
                    output + more.output,
                    cacheRead + more.cacheRead,
                    cacheWrite + more.cacheWrite,
                    reasoning + more.reasoning,
                    cost.add(more.cost),
                    unpriced + more.unpriced);
        }
    }

    static DayFigures of(Collection<ModelCall> calls) {
        Map<Line, Figures> lines = new HashMap<>();
        for (ModelCall call : calls) {
            List<String> tags = new ArrayList<>(List.of(""));
            tags.addAll(CallStore.tags(call.origin()));
            for (String tag : tags) {
                if (call.attempts().isEmpty()) {
                    lines.merge(line(call, tag, "", ""), unsent(call), Figures::plus);
                }
                for (Attempt attempt : call.attempts()) {
                    lines.merge(
                            line(call, tag, attempt.provider(), attempt.deployment()),
                            figures(call, attempt),
                            Figures::plus);
                }
            }
        }
        return new DayFigures(lines);
    }

    void add(Connection connection) throws SQLException {
        Columns rows = new Columns(
                "organisation_id uuid",
                "day date",
                "tag text",
                "key_id uuid",
                "key_hash text",
                "team text",
                "user_id text",
                "customer text",
                "agent text",
                "model text",
                "provider text",
                "deployment text",
                "key_alias text",
                "calls bigint",
                "failed bigint",
                "attempts bigint",
                "input bigint",
                "output bigint",
                "cache_read bigint",
                "cache_write bigint",
                "reasoning bigint",
                "cost numeric",
                "unpriced bigint");
        // Always in the same order, so that nodes that add to the same rows do not lock each other out.
        lines.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .forEach(entry -> row(entry.getKey(), entry.getValue(), rows));
        String sql = """
                insert into spend_day as d (%s) select %s from %s
                on conflict (organisation_id, day, tag, key_id, model, deployment, provider, key_hash, team, user_id, customer, agent)
                do update set key_alias = excluded.key_alias, calls = d.calls + excluded.calls,
                    failed = d.failed + excluded.failed, attempts = d.attempts + excluded.attempts,
                    input = d.input + excluded.input, output = d.output + excluded.output,
                    cache_read = d.cache_read + excluded.cache_read, cache_write = d.cache_write + excluded.cache_write,
                    reasoning = d.reasoning + excluded.reasoning, cost = d.cost + excluded.cost,
                    unpriced = d.unpriced + excluded.unpriced""".formatted(rows.names(), rows.names(), rows.rows());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(SECONDS);
            rows.bind(connection, statement);
            statement.executeUpdate();
        }
    }

    private static void row(Line line, Figures figures, Columns rows) {
        rows.row(
                line.organisation(),
                line.day(),
                line.tag(),
                line.key(),
                line.hash(),
                line.team(),
                line.user(),
                line.customer(),
                line.agent(),
                line.model(),
                line.provider(),
                line.deployment(),
                figures.alias(),
                figures.calls(),
                figures.failed(),
                figures.attempts(),
                figures.input(),
                figures.output(),
                figures.cacheRead(),
                figures.cacheWrite(),
                figures.reasoning(),
                figures.cost(),
                figures.unpriced());
    }

    private static Line line(ModelCall call, String tag, String provider, String deployment) {
        CallOrigin origin = call.origin();
        return new Line(
                origin.organisation(),
                LocalDate.ofInstant(CallTime.of(call.id(), call.at()), ZoneOffset.UTC),
                tag,
                origin.key(),
                origin.keyHash(),
                name(origin.team()),
                name(origin.user()),
                name(origin.customer()),
                name(origin.agent()),
                name(Optional.of(call.model())),
                name(Optional.of(provider)),
                name(Optional.of(deployment)));
    }

    /** As {@link Columns} will write it: two names that become one must not be two lines. */
    private static String name(Optional<String> dimension) {
        return CallStore.cut(dimension).orElse("").replace("\u0000", "");
    }

    private static Figures unsent(ModelCall call) {
        return new Figures(call.origin().keyAlias(), 1, failed(call), 0, 0, 0, 0, 0, 0, BigDecimal.ZERO, 0);
    }

    private static Figures figures(ModelCall call, Attempt attempt) {
        boolean decided = attempt.equals(call.attempts().getLast());
        Usage usage = attempt.usage();
        return new Figures(
                call.origin().keyAlias(),
                decided ? 1 : 0,
                decided ? failed(call) : 0,
                1,
                usage.input(),
                usage.output(),
                usage.cacheRead(),
                usage.cacheWrite() + usage.cacheWriteHour(),
                usage.reasoning(),
                attempt.cost().orElse(BigDecimal.ZERO),
                attempt.cost().isEmpty() ? 1 : 0);
    }

    private static long failed(ModelCall call) {
        return call.status() >= 400 || call.status() == 0 ? 1 : 0;
    }
}
