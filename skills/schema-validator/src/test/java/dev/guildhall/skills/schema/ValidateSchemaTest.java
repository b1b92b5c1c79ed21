package dev.guildhall.skills.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.skill.Json;
import dev.guildhall.skill.ToolCall;
import dev.guildhall.skill.ToolResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValidateSchemaTest {
    private final ValidateSchema tool = new ValidateSchema();

    @Test
    void findsNothingInASoundSchema() {
        assertThat(call("""
                create table customers (
                    id bigint generated always as identity primary key,
                    email text not null unique,
                    created_at timestamptz not null default now()
                );
                create table orders (
                    id bigint generated always as identity primary key,
                    customer_id bigint not null references customers (id) on delete restrict,
                    total numeric(12, 2) not null check (total >= 0),
                    currency char(3) not null
                );
                create index orders_customer on orders (customer_id);
                """))
                .isEqualTo(ToolResult.text(
                                "{\"tables\":2,\"statements\":3,\"errors\":0,\"warnings\":0,\"infos\":0,\"findings\":[]}")
                        .content());
    }

    @Test
    void reportsAFindingWithEverythingNeededToActOnIt() {
        assertThat(findings("""
                -- orders; the heart of it
                create table orders (
                    id bigint primary key,
                    total float not null
                );
                """))
                .containsExactly(Map.of(
                        "severity", "error",
                        "code", "float-for-money",
                        "line", 4L,
                        "table", "orders",
                        "column", "total",
                        "message", "float cannot hold 0.10 exactly: sums of money will be off.",
                        "fix", "Use numeric(19,4), or whole cents in a bigint."));
    }

    @Test
    void findsWhatHurtsInATable() {
        assertThat(codes("""
                create table "Users" (
                    "Group" text,
                    name varchar unique,
                    code char(10),
                    at timestamp,
                    data json,
                    price money
                );
                """))
                .containsExactlyInAnyOrder(
                        "no-primary-key Users 1",
                        "mixed-case-name Users 1",
                        "reserved-name Users.Group 2",
                        "mixed-case-name Users.Group 2",
                        "varchar-without-length Users.name 3",
                        "nullable-unique Users.name 3",
                        "char-padded Users.code 4",
                        "timestamp-without-zone Users.at 5",
                        "json-not-jsonb Users.data 6",
                        "money-type Users.price 7");
    }

    @Test
    void findsReferencesThatDoNotWork() {
        assertThat(codes("""
                create table a (id int primary key, label text not null);
                create table b (
                    id int primary key,
                    a_id bigint not null references a (id),
                    a_label text not null references a (label),
                    a_gone int not null references a (gone),
                    c_id int not null references c (id),
                    pair int not null,
                    foreign key (id, pair) references a (id)
                );
                create index b_all on b (a_id);
                create index b_label on b (a_label);
                create index b_gone on b (a_gone);
                create index b_c on b (c_id);
                create index b_pair on b (pair, id);
                """))
                .containsExactlyInAnyOrder(
                        "foreign-key-type b.a_id 4",
                        "foreign-key-to-non-unique b.a_label 5",
                        "unknown-column b.a_gone 6",
                        "unknown-table b.c_id 7",
                        "foreign-key-column-count b.id 9");
    }

    @Test
    void wantsAnIndexThatBeginsWithTheForeignKey() {
        String schema = """
                create table a (id int primary key);
                create table b (id int primary key, a_id int not null references a, x int not null);
                """;

        assertThat(codes(schema)).containsExactly("foreign-key-without-index b.a_id 2");
        assertThat(codes(schema + "create index i on b (x, a_id);")).contains("foreign-key-without-index b.a_id 2");
        assertThat(codes(schema + "create index i on b (a_id) where x > 1;"))
                .contains("foreign-key-without-index b.a_id 2");
        assertThat(codes(schema + "create index i on b (a_id, x);")).isEmpty();
        assertThat(codes(schema + "alter table b add constraint u unique (a_id);"))
                .isEmpty();
    }

    @Test
    void findsIndexesThatDoTheSameWork() {
        assertThat(codes("""
                create table t (id int primary key, a int not null, b int not null);
                create index one on t (a);
                create index two on t (a);
                create index three on t (b, a);
                create index four on t (b);
                create unique index five on t (id);
                create index six on t (lower(a));
                """))
                .containsExactlyInAnyOrder("duplicate-index t 3", "redundant-index t 5", "duplicate-index t 6");
    }

    @Test
    void appliesLaterStatementsToEarlierTables() {
        assertThat(codes("""
                create table t (id int, email text, old money);
                alter table t add primary key (id);
                alter table t add column team_id int;
                alter table t alter column email set not null;
                alter table only t add constraint t_email unique (email);
                alter table t drop column old;
                create table gone (x int);
                drop table gone;
                """)).isEmpty();
    }

    @Test
    void findsIndexesOnColumnsThatAreNotThere() {
        assertThat(codes("create table t (id int primary key); create index i on t (nmae);"))
                .containsExactly("unknown-column t.nmae 1");
    }

    @Test
    void doesNotMissTablesElsewhereInAPartOfASchema() {
        String migration = """
                alter table accounts add column region_id bigint not null references regions (id);
                create index on accounts (region_id);
                """;

        assertThat(codes(migration)).containsExactly("unknown-table accounts.region_id 1");
        assertThat(codes(Map.of("sql", migration, "partial", true))).isEmpty();
    }

    @Test
    void reportsWhatItCannotReadAndGoesOn() {
        List<Map<?, ?>> findings = findings("""
                create table t (id int primary key);

                create table broken (
                    id int primary key,,
                );
                create table u (x int);
                """);

        assertThat(findings).hasSize(2);
        assertThat(findings.getFirst().get("code")).isEqualTo("unreadable-statement");
        assertThat((Long) findings.getFirst().get("line")).isBetween(3L, 5L);
        assertThat(findings.getLast().get("code")).isEqualTo("no-primary-key");
    }

    @Test
    void passesOverWhatShapesNoTable() {
        assertThat(codes("""
                insert into t values (';', 'create table x (');
                create function f() returns trigger as $body$ begin; create table y (a int); end; $body$ language plpgsql;
                /* create table z (a int); */
                grant select on t to public;
                """)).isEmpty();
    }

    @Test
    void readsTheKeysOfOtherDatabases() {
        assertThat(codes("""
                CREATE TABLE `users` (
                  `id` int unsigned NOT NULL AUTO_INCREMENT,
                  `team_id` int unsigned NOT NULL,
                  PRIMARY KEY (`id`),
                  KEY `ix_team` (`team_id`),
                  CONSTRAINT `fk_team` FOREIGN KEY (`team_id`) REFERENCES `teams` (`id`)
                ) ENGINE=InnoDB;
                CREATE TABLE `teams` (`id` int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY);
                """)).isEmpty();
    }

    @Test
    void leavesOutWhatIsLessSevereThanAskedFor() {
        assertThat(codes(Map.of("sql", "create table t (a varchar, b timestamp);", "minimum_severity", "error")))
                .containsExactly("no-primary-key t 1");
    }

    @Test
    void refusesArgumentsItCannotUse() {
        assertThat(tool.call(new ToolCall("validate_schema", "[]")))
                .isEqualTo(ToolResult.error("The arguments must be a JSON object such as {\"name\": \"value\"}."));
        assertThat(tool.call(new ToolCall("validate_schema", "{\"sql\":\"\",\"minimum_severity\":\"bad\"}")))
                .isEqualTo(ToolResult.error(
                        "The argument \"minimum_severity\" must be info, warning or error, not \"bad\"."));
        assertThat(tool.call(new ToolCall("validate_schema", Json.write(Map.of("sql", "x".repeat(1_000_001)))))
                        .content())
                .startsWith("The SQL has 1000001 characters");
    }

    @Test
    void describesItsArgumentsInJson() {
        assertThat(Json.read(tool.inputSchema())).isInstanceOf(Map.class);
        assertThat(tool.description()).hasSizeLessThan(1024);
    }

    private String call(String sql) {
        return tool.call(new ToolCall("validate_schema", Json.write(Map.of("sql", sql))))
                .content();
    }

    private List<Map<?, ?>> findings(String sql) {
        return findings(Map.of("sql", sql));
    }

    private List<Map<?, ?>> findings(Map<String, ?> arguments) {
        String answer = tool.call(new ToolCall("validate_schema", Json.write(new LinkedHashMap<>(arguments))))
                .content();
        List<Map<?, ?>> findings = new ArrayList<>();
        if (Json.read(answer) instanceof Map<?, ?> report && report.get("findings") instanceof List<?> list) {
            list.forEach(f -> findings.add((Map<?, ?>) f));
        }
        return findings;
    }

    private List<String> codes(String sql) {
        return codes(Map.of("sql", sql));
    }

    private List<String> codes(Map<String, ?> arguments) {
        return findings(arguments).stream()
                .map(f -> f.get("code") + " " + f.get("table") + (f.get("column") == null ? "" : "." + f.get("column"))
                        + " " + f.get("line"))
                .toList();
    }
}
