package dev.guildhall.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.wired.TestDatabase;
import dev.guildhall.wired.ThreadTransactions;
import dev.guildhall.wired.Wired;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditTest {
    private final Audit audit = Wired.bean(Audit.class);
    private final AuditStore store = Wired.bean(AuditStore.class);
    private final UUID organisation = Ids.next();

    @BeforeEach
    void anOrganisation() throws Exception {
        try (Connection connection = TestDatabase.shared().dataSource().getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into organisation values (?, ?, 'Acme', false, now())")) {
            insert.setObject(1, organisation);
            insert.setString(2, "acme-" + organisation);
            insert.executeUpdate();
        }
    }

    @Test
    void keepsTheCanonicalBytesAndTheirLeafHash() throws Exception {
        append("skill.published", "@acme/pdf@1.0.0", Map.of("z", List.of(1, "two"), "a", true));

        AuditEntry entry = entries(AuditQuery.all()).items().getFirst();

        assertThat(entry.canonical())
                .startsWith("{\"action\":\"skill.published\",\"actor\":\"ada\",\"at\":\"" + entry.at() + "\"")
                .contains("\"details\":{\"a\":true,\"z\":[1,\"two\"]}");
        assertThat(entry.leafHash()).isEqualTo(CanonicalEntry.leafHash(entry.canonical()));
    }

    @Test
    void pagesNewestFirstAndFilters() throws Exception {
        for (int i = 0; i < 5; i++) {
            append("skill.published", "@acme/s" + i, Map.of());
        }
        append("skill.yanked", "@acme/s0", Map.of());

        Page<AuditEntry> first = entries(AuditQuery.all());
        assertThat(first.items()).extracting(AuditEntry::action).containsExactly("skill.yanked", "skill.published");
        Page<AuditEntry> second = ThreadTransactions.in(() -> store.newestFirst(
                organisation, AuditQuery.all(), PageRequest.of(2, first.next().orElseThrow())));
        assertThat(second.items()).extracting(AuditEntry::target).containsExactly("@acme/s3", "@acme/s2");

        AuditQuery yanked = new AuditQuery(
                Optional.empty(), Optional.of("skill.yanked"), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(entries(yanked).items()).extracting(AuditEntry::target).containsExactly("@acme/s0");
    }

    @Test
    void leavesNothingWhenTheChangeRollsBack() {
        try {
            ThreadTransactions.in(() -> {
                audit.append(organisation, "ada", "skill.published", "@acme/pdf", Map.of());
                throw new IllegalStateException("the change failed");
            });
        } catch (Exception expected) {
            assertThat(expected).hasMessage("the change failed");
        }
        assertThat(store.newestFirst(organisation, AuditQuery.all(), PageRequest.first(10))
                        .items())
                .isEmpty();
    }

    private void append(String action, String target, Map<String, ?> details) throws Exception {
        ThreadTransactions.in(() -> {
            audit.append(organisation, "ada", action, target, details);
            return null;
        });
    }

    private Page<AuditEntry> entries(AuditQuery query) {
        return store.newestFirst(organisation, query, PageRequest.first(2));
    }
}
