package dev.guildhall.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * An agent is defined on a page, gets five skills, has an MCP server and instructions; then one word is another harness, and
 * the page shows what that changes on the disk before it is done.
 */
class AgentJourney {
    private static final String OWNER = "journeys-agents";

    @Test
    void swapsTheHarnessByOneLineAndShowsTheDifference() {
        walk(Visit.Eyes.DESKTOP);
    }

    @Test
    void doesTheSameWithoutScript() {
        walk(Visit.Eyes.DESKTOP.withoutScript());
    }

    @Test
    void tellsBesideTheLineWhatIsWrong() {
        String mark = Long.toString(System.currentTimeMillis(), 36);
        try (Visit visit = new Visit(Visit.Eyes.PHONE).signedIn()) {
            Page page = visit.open("/agents/new");
            page.locator("textarea[name=text]").fill("name: wrong-" + mark + "\ndescription: Greets.\nharnes: codex\n");
            page.getByText("Define the agent").click();
            assertThat(page.locator("[role=alert]")).containsText("agent-invalid");
            assertThat(page.locator("tr.marked td").last()).hasText("harnes: codex");
            assertThat(page.locator("tr.found").first()).containsText("harness");
            assertThat(page.locator("textarea[name=text]")).hasValue(Pattern.compile("harnes: codex"));
            assertThat(visit.scrollsSideways()).isFalse();
        }
    }

    private static void walk(Visit.Eyes eyes) {
        String mark = Long.toString(System.currentTimeMillis(), 36);
        String agent = "greeter-" + mark;
        List<String> skills = List.of("one-" + mark, "two-" + mark, "three-" + mark, "four-" + mark, "five-" + mark);
        try (Visit visit = new Visit(eyes).signedIn()) {
            Workshop workshop = new Workshop(visit, OWNER);
            skills.forEach(skill -> workshop.publish(skill, "1.0.0", ""));
            define(visit, agent);
            skills.subList(0, 4).forEach(skill -> assignFromTheSkill(visit, agent, skill, eyes.script()));
            assignFromTheAgent(visit, agent, skills.get(4));
            assertThat(visit.page().locator("table tbody tr")).hasCount(5);
            String before = workshop.get("/api/v1/agents/" + agent).getString("text");
            swap(visit, agent);
            String after = workshop.get("/api/v1/agents/" + agent).getString("text");
            assertThat(after).isEqualTo(before.replace("harness: claude-code", "harness: codex"));
            rollBack(visit, agent);
            assertThat(workshop.get("/api/v1/agents/" + agent).getString("text"))
                    .isEqualTo(before);
            assertThat(visit.complaints()).isEmpty();
        }
    }

    private static void define(Visit visit, String agent) {
        Page page = visit.open("/agents");
        page.locator("a.btn.primary").first().click();
        assertThat(page.locator("h1")).hasText("New agent");
        page.locator("textarea[name=text]").fill("""
                name: %s
                description: Greets whoever comes in.
                harness: claude-code # where it runs
                instructions: |
                  You greet people at the door of house %s.
                mcpServers:
                  - name: door
                    url: https://door.example.com/mcp
                """.formatted(agent, agent));
        page.getByText("Define the agent").click();
        assertThat(page.locator("[role=status].banner")).containsText("Defined.");
        assertThat(page.locator("h1")).containsText(agent);
    }

    /** From the skill's page: choose the agent, see that it fits and what changes, assign. */
    private static void assignFromTheSkill(Visit visit, String agent, String skill, boolean script) {
        Page page = visit.open("/skills/@" + OWNER + "/" + skill);
        page.getByText("Assign to an agent…").click();
        page.locator("select[name=agent]").selectOption(agent);
        if (!script) {
            page.getByText("Look", new Page.GetByTextOptions().setExact(true)).click();
        }
        assertThat(page).hasURL(Pattern.compile(".*[?&]agent=" + agent + ".*"));
        assertThat(page.locator("main")).containsText("Fits");
        assertThat(page.locator("main table")).containsText("@" + OWNER + "/" + skill);
        page.getByText("Assign it to " + agent).click();
        assertThat(page.locator("[role=status].banner")).containsText("Assigned");
    }

    /** From the agent's tab: search, then the same page. */
    private static void assignFromTheAgent(Visit visit, String agent, String skill) {
        Page page = visit.open("/agents/" + agent + "/skills");
        page.locator("#find").fill(skill);
        page.locator("#assign button").click();
        Locator found = page.locator(".found li", new Page.LocatorOptions().setHasText(skill));
        assertThat(found).containsText("Fits");
        found.getByText("Assign…").click();
        assertThat(page.locator("input[name=range]:not([type=hidden])")).hasValue("^1.0.0");
        page.getByText("Assign it to " + agent).click();
        assertThat(page.locator("[role=status].banner")).containsText("Assigned");
    }

    private static void swap(Visit visit, String agent) {
        Page page = visit.open("/agents/" + agent + "/harness");
        assertThat(page.locator("table.matrix")).containsText("native");
        page.locator(".picker a", new Page.LocatorOptions().setHasText("Codex")).click();
        assertThat(page).hasURL(Pattern.compile(".*[?&]harness=codex.*"));
        assertThat(page.locator(".matrix th[aria-current=true]")).containsText("Codex");
        Locator difference = page.locator("section", new Page.LocatorOptions().setHas(page.locator("#diff-h")));
        assertThat(difference).containsText("AGENTS.md");
        assertThat(difference.locator(".d").first()).isVisible();
        assertThat(difference.locator(".a").first()).isVisible();
        page.locator(".tree a", new Page.LocatorOptions().setHasText("AGENTS.md"))
                .last()
                .click();
        assertThat(page.locator("#file .lines")).containsText("house " + agent);
        page.locator("button[popovertarget=use]:not([popovertargetaction])").click();
        assertThat(page.locator("#use .diff")).containsText("harness: codex");
        page.locator("#use button.primary").click();
        assertThat(page.locator("[role=status].banner")).containsText("names this harness first");
        assertThat(page.locator(".picker a[aria-current=true]")).containsText("Codex");
    }

    private static void rollBack(Visit visit, String agent) {
        Page page = visit.open("/agents/" + agent + "/versions");
        String button = page.locator("tbody button").first().textContent();
        page.locator("tbody button").first().click();
        page.locator("form.dialog:popover-open button.primary").click();
        assertThat(page.locator("[role=status].banner")).containsText("Rolled back");
        assertThat(page.locator("tbody tr").first()).containsText(button.replaceAll("[^0-9]", ""));
    }
}
