package dev.guildhall.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three agents use a version: who yanks it sees them before, each of them tells it after, and an upgrade is the way out. */
class YankAgentsJourney {
    private static final String OWNER = "journeys-yank";
    private static final String REASON = "It greets the wrong people.";

    @Test
    void namesTheAgentsBeforeAndTellsThemAfter() {
        String mark = Long.toString(System.currentTimeMillis(), 36);
        String skill = "doorbell-" + mark;
        String id = "@" + OWNER + "/" + skill;
        List<String> agents = List.of("porter-" + mark, "butler-" + mark, "usher-" + mark);
        try (Visit visit = new Visit(Visit.Eyes.DESKTOP).signedIn()) {
            Workshop workshop = new Workshop(visit, OWNER);
            workshop.publish(skill, "1.0.0", "");
            workshop.publish(skill, "1.1.0", "");
            agents.forEach(agent -> workshop.define(agent, """
                    name: %s
                    description: Greets whoever comes in.
                    harness: claude-code
                    instructions: You greet people.
                    skills: {"%s": "^1.0"}
                    """.formatted(agent, id)));
            seenBefore(visit, id, agents);
            yank(visit, id, agents);
            for (String agent : agents) {
                toldAfter(visit, agent, id);
            }
            upgrade(visit, agents.getFirst(), id);
            assertThat(visit.complaints()).isEmpty();
        }
    }

    private static void seenBefore(Visit visit, String id, List<String> agents) {
        Page page = visit.open("/skills/" + id + "/agents");
        for (String agent : agents) {
            assertThat(page.locator("tbody")).containsText(agent);
        }
        assertThat(page.locator("tbody .ver").first()).hasText("1.1.0");
    }

    private static void yank(Visit visit, String id, List<String> agents) {
        Page page = visit.open("/skills/" + id + "/settings?version=1.1.0");
        assertThat(page.locator("main")).containsText("3 agents have it");
        page.getByText("Yank 1.1.0…").click();
        for (String agent : agents) {
            assertThat(page.locator("#yank")).containsText(agent);
        }
        page.locator("#yank input[name=reason]").fill(REASON);
        page.locator("#yank button.solid").click();
        assertThat(page.locator(".banner.bad")).containsText(REASON);
    }

    private static void toldAfter(Visit visit, String agent, String id) {
        Page page = visit.open("/agents/" + agent);
        assertThat(page.locator(".banner.ask").first()).containsText(id + "@1.1.0");
        assertThat(page.locator(".banner.ask").first()).containsText(REASON);
        visit.open("/agents/" + agent + "/skills");
        assertThat(page.locator("tbody tr").first()).containsText("Yanked");
    }

    private static void upgrade(Visit visit, String agent, String id) {
        Page page = visit.open("/agents/" + agent);
        page.getByText("See the upgrade…").click();
        assertThat(page.locator("tbody tr").first()).containsText(id);
        assertThat(page.locator("tbody tr").first()).containsText("1.0.0");
        assertThat(page.locator("tbody tr").first()).containsText("its version is yanked");
        page.getByText("Stage it, to try it first").click();
        assertThat(page.locator("#staged")).containsText("1.0.0");
        page.getByText("Promote it").click();
        assertThat(page.locator("[role=status].banner")).containsText("Promoted");
        assertThat(page.locator("tbody tr").first()).containsText("1.0.0");
        assertThat(visit.open("/agents/" + agent).locator(".banner.ask")).hasCount(0);
    }
}
