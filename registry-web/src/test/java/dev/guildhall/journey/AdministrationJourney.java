package dev.guildhall.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An administrator invites a user, who sets a password and signs in, until they are disabled: all of it without JavaScript. */
class AdministrationJourney {
    private static final String PASSWORD = "correct horse battery";

    @Test
    void invitedUserSetsAPasswordAndIsOutOnceDisabled() {
        String login = "journey-" + UUID.randomUUID().toString().substring(0, 8);
        try (Visit administrator = new Visit(Visit.Eyes.DESKTOP.withoutScript()).signedIn();
                Visit user = new Visit(Visit.Eyes.PHONE.withoutScript())) {
            String link = invite(administrator, login);
            accept(user, link, login);
            assertThat(user.page().locator("nav.side")).not().containsText("Administration");
            assertThat(user.open(link.substring(Visit.url().length())).locator("h1"))
                    .hasText("No invitation here");

            disable(administrator, login);
            user.open("/skills");
            assertThat(user.page().locator("h1")).hasText("Sign in");
            seenInTheRecord(administrator, login);
        }
    }

    @Test
    void secondEditorIsToldWhatTheFirstOneChanged() {
        String team = "team-" + UUID.randomUUID().toString().substring(0, 8);
        try (Visit first = new Visit(Visit.Eyes.DESKTOP).signedIn();
                Visit second = new Visit(Visit.Eyes.DESKTOP).signedIn()) {
            Page page = first.open("/admin/teams");
            page.locator("main input[name=name]").fill(team);
            page.getByText("Make the team").click();
            assertThat(page.locator(".banner.ok")).containsText("The team is saved");
            second.open("/admin/teams/" + team);
            rename(first.page(), "Renamed by the first");
            rename(second.page(), "Renamed by the second");
            assertThat(second.page().locator(".banner.bad")).containsText("Nothing was changed");
            assertThat(second.page().locator(".banner.bad")).containsText("Renamed by the first");
            assertThat(second.page().locator("h1")).hasText("Renamed by the first");
        }
    }

    private static String invite(Visit visit, String login) {
        Page page = visit.open("/admin/users");
        page.locator("main input[name=login]").fill(login);
        page.locator("main select[name=role]").selectOption("author");
        page.getByText("Make the user and an invitation").click();
        String link = page.locator("#link").textContent();
        assertThat(page.locator("h1")).hasText(login);
        assertThat(link).startsWith(Visit.url() + "/invitation?code=");
        visit.open("/admin/users/" + login);
        assertThat(page.locator("#link")).hasCount(0);
        return link;
    }

    private static void accept(Visit visit, String link, String login) {
        Page page = visit.open(link.substring(Visit.url().length()));
        page.locator("input[name=replacement]").fill(PASSWORD);
        page.locator("input[name=again]").fill("another one that differs");
        page.getByText("Set the password").last().click();
        assertThat(page.locator(".banner.bad")).containsText("differ");
        page.locator("input[name=replacement]").fill(PASSWORD);
        page.locator("input[name=again]").fill(PASSWORD);
        page.getByText("Set the password").last().click();
        page.locator("input[name=login]").fill(login);
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("form").first().locator("button").click();
        page.waitForURL(Visit.url() + "/");
    }

    private static void disable(Visit visit, String login) {
        Page page = visit.open("/admin/users/" + login);
        page.locator("button[popovertarget=disable]").first().click();
        assertThat(page.locator("#disable")).containsText("1 browser session and 0 tokens end at once");
        page.locator("#disable .btn.danger").click();
        assertThat(page.locator(".banner.ok")).containsText("Disabled");
    }

    private static void seenInTheRecord(Visit visit, String login) {
        Page page = visit.open("/audit?target=" + login);
        for (String action : new String[] {"user.created", "user.invited", "invitation.accepted", "user.changed"}) {
            assertThat(page.locator("tbody")).containsText(action);
        }
    }

    private static void rename(Page page, String name) {
        page.locator("main input[name=displayName]").fill(name);
        page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
    }
}
