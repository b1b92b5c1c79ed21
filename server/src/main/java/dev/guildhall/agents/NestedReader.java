package dev.guildhall.agents;

import dev.guildhall.agents.AgentDefinition.Block;
import dev.guildhall.agents.AgentDefinition.Limits;
import dev.guildhall.agents.AgentDefinition.Memory;
import dev.guildhall.agents.AgentDefinition.Rule;
import dev.guildhall.agents.AgentDefinition.Schedule;
import dev.guildhall.agents.AgentDefinition.Tools;
import dev.guildhall.packages.Fields;
import dev.guildhall.packages.FindingCode;
import dev.guildhall.packages.Shown;
import dev.guildhall.packages.Values;
import dev.guildhall.packages.YamlNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the sections of {@code agent.yaml} that have sections of their own: tools, memory, limits, schedule. */
final class NestedReader {
    private static final List<String> DECISIONS = List.of("allow", "ask", "deny");
    private static final Pattern TOOL =
            Pattern.compile("[A-Za-z0-9_*][A-Za-z0-9_.*-]{0,127}(:[A-Za-z0-9_.*/-]{1,128})?(\\(.{0,300}\\))?");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");
    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,8})\\s*(s|m|h|d)");
    private static final Pattern CRON_FIELD = Pattern.compile("[0-9A-Za-z*/,#?LW-]{1,100}");
    private static final Duration LONGEST = Duration.ofDays(30);

    private final Fields top;

    NestedReader(Fields top) {
        this.top = top;
    }

    Tools tools() {
        return top.section(AgentKeys.TOOLS, AgentKeys.of(AgentKeys.TOOLS))
                .map(section -> new Tools(toolNames(section, "allow"), rules(section)))
                .orElse(Tools.NONE);
    }

    private static List<String> toolNames(Fields section, String key) {
        return Values.distinct(
                section,
                key,
                Values.matching(
                        section,
                        key,
                        section.texts(key, 200, 300),
                        text -> TOOL.matcher(text).matches(),
                        FindingCode.VALUE_FORMAT,
                        "Write a tool's name: `sandbox_execute`, `github:*`, `Bash(git status:*)`."));
    }

    private static List<Rule> rules(Fields section) {
        List<Rule> rules = new ArrayList<>();
        for (Fields rule : section.sections("rules", 100, AgentKeys.of(AgentKeys.RULES))) {
            Optional<String> tool = Values.matching(
                    rule,
                    "tool",
                    rule.text("tool", 300),
                    text -> TOOL.matcher(text).matches(),
                    FindingCode.VALUE_FORMAT,
                    "Write a tool's name, such as `github:merge_pull_request`.");
            Optional<String> decide = AgentReader.oneOf(rule, "decide", DECISIONS);
            missing(rule, "tool", "Name the tool that the rule is about.");
            missing(rule, "decide", "Write `allow`, `ask` or `deny`.");
            Optional<String> when = rule.text("when", 2_000).map(Fields.Text::value);
            Optional<String> because = rule.text("because", 500).map(Fields.Text::value);
            List<Map<String, Object>> match = examples(rule, "match");
            List<Map<String, Object>> noMatch = examples(rule, "noMatch");
            if (tool.isPresent() && decide.isPresent()) {
                rules.add(new Rule(tool.get(), when, decide.get(), because, match, noMatch));
            }
        }
        return rules;
    }

    static void missing(Fields fields, String key, String fix) {
        if (fields.value(key).isEmpty()) {
            fields.report(FindingCode.MISSING_FIELD, fields.line(), fields.name(key) + " is missing.", fix);
        }
    }

    /** Arguments of calls, as maps; values are texts, numbers, booleans, lists and maps. */
    private static List<Map<String, Object>> examples(Fields rule, String key) {
        if (!(rule.value(key).orElse(null) instanceof YamlNode.Sequence list)) {
            rule.value(key)
                    .ifPresent(other -> rule.wrongType(
                            other, rule.name(key), "a list of arguments: `[{command: \"git status\"}]`"));
            return List.of();
        }
        List<Map<String, Object>> examples = new ArrayList<>();
        for (YamlNode item : list.items().subList(0, Math.min(list.items().size(), 50))) {
            if (item instanceof YamlNode.Mapping mapping) {
                examples.add(plain(mapping));
            } else {
                rule.wrongType(item, rule.name(key), "a list of arguments: `[{command: \"git status\"}]`");
            }
        }
        return examples;
    }

    private static Map<String, Object> plain(YamlNode.Mapping mapping) {
        Map<String, Object> values = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> values.put(entry.key(), plain(entry.value())));
        return values;
    }

    private static Object plain(YamlNode node) {
        return switch (node) {
            case YamlNode.Mapping mapping -> plain(mapping);
            case YamlNode.Sequence list ->
                list.items().stream().map(NestedReader::plain).toList();
            case YamlNode.Scalar scalar ->
                switch (scalar.kind()) {
                    case "a number" -> new BigDecimal(scalar.text());
                    case "true or false" -> Boolean.valueOf(scalar.text());
                    default -> scalar.text();
                };
        };
    }

    Optional<Memory> memory() {
        return top.section(AgentKeys.MEMORY, AgentKeys.of(AgentKeys.MEMORY))
                .map(section -> new Memory(
                        section.text("type", 64).map(Fields.Text::value),
                        blocks(section),
                        section.flag("refresh_on_every_turn", true),
                        section.texts("backends", 10, 64).stream()
                                .map(Fields.Text::value)
                                .toList(),
                        section.text("context_engine", 64).map(Fields.Text::value)));
    }

    private static List<Block> blocks(Fields memory) {
        List<Block> blocks = new ArrayList<>();
        for (Fields section : memory.sections("blocks", 30, AgentKeys.of(AgentKeys.BLOCKS))) {
            missing(section, "label", "Give the block a label, such as `project.conventions`.");
            Optional<String> label = Values.matching(
                    section,
                    "label",
                    section.text("label", 100),
                    text -> LABEL.matcher(text).matches(),
                    FindingCode.VALUE_FORMAT,
                    "Write lower-case words joined by `.`, `-` or `_`.");
            String type = section.text("type", 64).map(Fields.Text::value).orElse("text");
            OptionalInt limit = number(section, "limit", 1, 100_000);
            Optional<String> value = section.text("value", 100_000).map(Fields.Text::value);
            label.ifPresent(called -> blocks.add(new Block(called, type, limit, value)));
        }
        Values.distinct(memory, "blocks", blocks.stream().map(Block::label).toList());
        return blocks;
    }

    Limits limits() {
        return top.section(AgentKeys.LIMITS, AgentKeys.of(AgentKeys.LIMITS))
                .map(section -> new Limits(
                        number(section, "steps", 1, 10_000),
                        money(section),
                        duration(section),
                        number(section, "delegate_depth", 0, 10)))
                .orElse(Limits.NONE);
    }

    private static OptionalInt number(Fields section, String key, int least, int most) {
        Optional<Fields.Text> text = section.written(key, 20);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (text.get().value().matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text.get().value());
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        }
        section.report(
                FindingCode.VALUE_FORMAT,
                text.get().line(),
                section.name(key) + " is `" + Shown.clip(text.get().value()) + "`.",
                "Write a whole number from " + least + " to " + most + ".");
        return OptionalInt.empty();
    }

    private static Optional<BigDecimal> money(Fields section) {
        Optional<Fields.Text> text = section.written("budget_usd", 20);
        Optional<BigDecimal> amount = text.map(Fields.Text::value)
                .filter(value -> value.matches("[0-9]{1,9}(\\.[0-9]{1,6})?"))
                .map(BigDecimal::new);
        if (text.isPresent() && amount.isEmpty()) {
            section.report(
                    FindingCode.VALUE_FORMAT,
                    text.get().line(),
                    section.name("budget_usd") + " is `" + Shown.clip(text.get().value()) + "`.",
                    "Write an amount in dollars, such as `2.00`.");
        }
        return amount;
    }

    private static Optional<Duration> duration(Fields section) {
        Optional<Fields.Text> text = section.written("duration", 20);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = DURATION.matcher(text.get().value());
        if (matcher.matches()) {
            long count = Long.parseLong(matcher.group(1));
            Duration duration = switch (matcher.group(2)) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
            if (duration.compareTo(LONGEST) <= 0) {
                return Optional.of(duration);
            }
        }
        section.report(
                FindingCode.VALUE_FORMAT,
                text.get().line(),
                section.name("duration") + " is `" + Shown.clip(text.get().value()) + "`.",
                "Write a number with its unit, such as `90s`, `15m`, `2h`, `1d`, at most 30 days.");
        return Optional.empty();
    }

    Optional<Schedule> schedule() {
        return top.section(AgentKeys.SCHEDULE, AgentKeys.of(AgentKeys.SCHEDULE)).flatMap(section -> {
            missing(section, "cron", "Write five fields: `0 7 * * MON-FRI`.");
            missing(section, "prompt", "Say what the agent is to do.");
            Optional<String> cron = Values.matching(
                    section,
                    "cron",
                    section.text("cron", 200),
                    NestedReader::isCron,
                    FindingCode.VALUE_FORMAT,
                    "Write five fields: minute hour day month weekday, such as `0 7 * * MON-FRI`.");
            Optional<String> zone = Values.matching(
                    section,
                    "timezone",
                    section.text("timezone", 64),
                    NestedReader::isZone,
                    FindingCode.VALUE_FORMAT,
                    "Write a time zone's name, such as `Europe/Berlin`.");
            Optional<String> prompt = section.text("prompt", 10_000).map(Fields.Text::value);
            return cron.flatMap(at -> prompt.map(task -> new Schedule(at, zone.orElse("UTC"), task)));
        });
    }

    private static boolean isCron(String text) {
        String[] fields = text.strip().split("\\s+", -1);
        return fields.length == 5
                && List.of(fields).stream()
                        .allMatch(field -> CRON_FIELD.matcher(field).matches());
    }

    private static boolean isZone(String text) {
        try {
            ZoneId.of(text);
            return ZoneId.getAvailableZoneIds().contains(text) || text.equals("UTC");
        } catch (DateTimeException e) {
            return false;
        }
    }
}
