package dev.guildhall.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.platform.Actor;
import dev.guildhall.wired.Wired;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FitUpkeepTest {
    private final FitUpkeep upkeep = new FitUpkeep(Wired.bean(UnfittedVersions.class));
    private final Guild guild = new Guild();
    private final Actor author = guild.authorOf("mill");

    @Test
    void judgesAgainWhatOthersJudgedOnceAndWhatWaitsEachTime() throws IOException {
        PublishedVersion published = publish("Turn once.");
        estimated("some-other-rules");
        upkeep.refresh();
        assertThat(publish("Turn once.")).isEqualTo(published);
        assertThat(kept())
                .startsWith(rules() + " {claude-code,")
                .endsWith(",pi} " + published.contextTokens().catalog());
        estimated("some-other-rules");
        upkeep.refresh();
        assertThat(kept()).startsWith("some-other-rules ");
        estimated("");
        upkeep.refresh();
        assertThat(publish("Turn once.")).isEqualTo(published);
    }

    @Test
    void leavesAloneWhatCannotBeRead() throws IOException {
        publish(guild.name);
        Guild.alter(sha256());
        estimated("some-other-rules");
        upkeep.refresh();
        assertThat(kept()).startsWith(rules() + " ").endsWith(" {codex} 7");
    }

    private PublishedVersion publish(String body) throws IOException {
        return Guild.publish(
                        author,
                        Guild.skill(
                                "grind",
                                "Grinds.",
                                body,
                                Map.of(
                                        "skill.yaml",
                                        "schema: guildhall/v1\ncompatibility: {harnesses: {claude-code: '*'}}\n")),
                        "mill",
                        "1.0.0")
                .version();
    }

    /** There once something was published, which waits for the bridges. */
    private static String rules() {
        return Wired.bean(HarnessFits.class).rules();
    }

    /** As a build before the bridges' plans left it. */
    private void estimated(String by) {
        Guild.execute(
                "update skill_version set fits = cast('{}' as json), harnesses = array['codex'], catalog_tokens = 7, fits_rules = ? where organisation_id = ?",
                by,
                guild.id);
        Guild.execute(
                "update skill set harnesses = array['codex'], catalog_tokens = 7 where organisation_id = ?", guild.id);
    }

    private String kept() {
        return Guild.text(
                "select v.fits_rules || ' ' || cast(s.harnesses as text) || ' ' || s.catalog_tokens from skill_version v join skill s on s.id = v.skill_id where s.organisation_id = ?",
                guild.id);
    }

    private String sha256() {
        return Guild.text(
                "select f.sha256 from skill_file f join skill_version v on v.id = f.version_id where f.path = 'SKILL.md' and v.organisation_id = ?",
                guild.id);
    }
}
