package dev.guildhall.skills.schema;

import dev.guildhall.skill.SkillTool;
import dev.guildhall.skill.ToolArguments;
import dev.guildhall.skill.ToolCall;
import dev.guildhall.skill.ToolResult;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pf4j.Extension;

/** The tool {@code validate_schema}. {@code arguments → SchemaReader → TableRules, KeyRules → JSON report}. */
@Extension
public class ValidateSchema implements SkillTool {
    static final int MAX_SQL = 1_000_000;
    private static final int MAX_FINDINGS = 500;

    @Override
    public String name() {
        return "validate_schema";
    }

    @Override
    public String description() {
        return "Reads SQL DDL (create table, create index, alter table; PostgreSQL first, others understood) and reports"
                + " what is likely to hurt: missing primary keys, foreign keys without an index or to unknown tables and"
                + " columns, duplicate indexes, reserved and mixed-case names, nullable unique columns, char(n), timestamps"
                + " without time zone, floats for money. Each finding has a severity, line, table, column and what to do.";
    }

    @Override
    public String inputSchema() {
        return """
                {
                  "type": "object",
                  "properties": {
                    "sql": {"type": "string", "maxLength": 1000000, "description": "The DDL: one file, or migrations one after the other in their order."},
                    "partial": {"type": "boolean", "default": false, "description": "The SQL is a part of a schema: a foreign key to a table that is not in it is not reported."},
                    "minimum_severity": {"type": "string", "enum": ["info", "warning", "error"], "default": "info"}
                  },
                  "required": ["sql"],
                  "additionalProperties": false
                }
                """;
    }

    @Override
    public ToolResult call(ToolCall call) {
        try {
            ToolArguments arguments = call.read();
            String sql = arguments.text("sql");
            if (sql.length() > MAX_SQL) {
                return ToolResult.error("The SQL has %d characters; the most is %d. Validate it part by part with"
                                .formatted(sql.length(), MAX_SQL)
                        + " \"partial\": true.");
            }
            boolean partial = arguments.flag("partial", false);
            Finding.Severity least =
                    severity(arguments.optionalText("minimum_severity").orElse("info"));
            return ToolResult.json(report(SchemaReader.read(sql), partial, least));
        } catch (ToolArguments.Refused e) {
            return ToolResult.error(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Object> report(Schema schema, boolean partial, Finding.Severity least) {
        List<Finding> findings = Stream.of(
                        schema.unread().stream(), TableRules.of(schema).stream(), KeyRules.of(schema, partial).stream())
                .flatMap(f -> f)
                .filter(f -> f.severity().compareTo(least) <= 0)
                .sorted(Comparator.comparingInt(Finding::line).thenComparing(Finding::severity))
                .toList();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("tables", schema.tables().size());
        report.put("statements", schema.statements());
        for (Finding.Severity severity : Finding.Severity.values()) {
            report.put(
                    severity.shown() + "s",
                    findings.stream().filter(f -> f.severity() == severity).count());
        }
        report.put(
                "findings",
                findings.stream().limit(MAX_FINDINGS).map(Finding::asMap).toList());
        if (findings.size() > MAX_FINDINGS) {
            report.put("left_out", findings.size() - MAX_FINDINGS);
        }
        return report;
    }

    private static Finding.Severity severity(String shown) {
        return Stream.of(Finding.Severity.values())
                .filter(s -> s.shown().equals(shown))
                .findFirst()
                .orElseThrow(() -> new ToolArguments.Refused(
                        "The argument \"minimum_severity\" must be info, warning or error, not \"%s\"."
                                .formatted(shown)));
    }
}
