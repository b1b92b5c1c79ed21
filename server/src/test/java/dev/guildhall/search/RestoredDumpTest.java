package dev.guildhall.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.registry.SkillFacts;
import dev.guildhall.registry.SkillFeed;
import dev.guildhall.wired.Wired;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rows that came with a dump bear numbers of transactions that this PostgreSQL has yet to give out. */
class RestoredDumpTest {
    private static final String YET_TO_COME = "9000000000000000000";

    private final SearchWorld world = new SearchWorld();
    private final SkillFeed feed = Wired.bean(SkillFeed.class);
    private final UUID skill = world.skill("pdf-forms", "Fills forms.");

    @Test
    void skillsAreReadAtTheFirstLookAndWhenTheyChange() throws SQLException {
        SearchWorld.execute("update skill set changed_in = cast(? as xid8) where id = ?", YET_TO_COME, skill);
        List<UUID> seen = new ArrayList<>();
        String next = feed.changes(world.organisation, SkillFeed.START, facts -> seen.add(facts.id()));
        assertThat(seen).containsExactly(skill);
        feed.changes(world.organisation, next, facts -> seen.add(facts.id()));
        assertThat(seen).containsExactly(skill);
        world.change(skill, "license = 'MIT'");
        List<SkillFacts> changed = new ArrayList<>();
        feed.changes(world.organisation, next, changed::add);
        assertThat(changed).extracting(SkillFacts::id).containsExactly(skill);
    }

    @Test
    void vectorsAreReadAtTheFirstLook() throws SQLException {
        SearchWorld.execute(
                "update skill_vector set model = 'm', vector = '\\x01', changed_in = cast(? as xid8) where skill_id = ?",
                YET_TO_COME,
                skill);
        List<UUID> seen = new ArrayList<>();
        String next = world.vectors.changes(world.organisation, "m", SkillFeed.START, (id, vector) -> seen.add(id));
        assertThat(seen).containsExactly(skill);
        world.vectors.changes(world.organisation, "m", next, (id, vector) -> seen.add(id));
        assertThat(seen).containsExactly(skill);
    }
}
