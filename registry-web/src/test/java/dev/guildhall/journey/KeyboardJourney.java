package dev.guildhall.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** What the keyboard does on every page. */
class KeyboardJourney {
    @Test
    void skipsToTheContentFirst() {
        try (Visit visit = new Visit(Visit.Eyes.DESKTOP).signedIn()) {
            Page page = visit.open("/skills");
            page.keyboard().press("Tab");
            assertThat(page.locator(".skip")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("#main")).isFocused();
        }
    }

    @Test
    void typesASlashWhereTextIsTyped() {
        try (Visit visit = new Visit(Visit.Eyes.DESKTOP).signedIn()) {
            Page page = visit.open("/tokens");
            page.locator("main input[name=name]").focus();
            page.keyboard().type("a/b");
            assertThat(page.locator("main input[name=name]")).hasValue("a/b");
        }
    }

    @Test
    void closesADialogWithEscapeAndChangesNothing() {
        try (Visit visit = new Visit(Visit.Eyes.DESKTOP).signedIn()) {
            Page page = visit.open("/tokens");
            page.locator("main input[name=name]").fill("journey " + System.nanoTime());
            page.locator("main input[value='skills:read']").check();
            page.getByText("Make the token").click();
            page.locator("button", new Page.LocatorOptions().setHasText("Revoke…"))
                    .first()
                    .press("Enter");
            assertThat(page.locator(".dialog:popover-open")).hasCount(1);
            page.keyboard().press("Escape");
            assertThat(page.locator(".dialog:popover-open")).hasCount(0);
            assertThat(page.locator("#value")).containsText("gh_");
        }
    }

    @Test
    void keepsTheThemeSomebodyChose() {
        try (Visit visit = new Visit(Visit.Eyes.DESKTOP).signedIn()) {
            Page page = visit.open("/profile");
            page.locator("[data-theme-set=dark]").press("Enter");
            visit.open("/skills");
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
            assertThat(visit.complaints()).isEmpty();
        }
    }
}
