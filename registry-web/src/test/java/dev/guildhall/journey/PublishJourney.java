package dev.guildhall.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Sign in, publish through the page, find, open a file, yank: with and without JavaScript. */
class PublishJourney {
    private static final String OWNER = "journeys";

    @Test
    void publishesFindsOpensAndYanks() {
        try (Visit visit = new Visit(Visit.Eyes.DESKTOP).signedIn()) {
            SampleZip skill = SampleZip.fresh("greeter");
            publish(visit, skill, PublishJourney::chooseZip);
            findWhileTyping(visit, skill);
            openFile(visit);
            yank(visit, skill);
            visit.open("/skills?q=" + skill.name());
            assertThat(visit.page().locator("#results")).containsText("No skill matches");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void doesTheSameWithoutScript() {
        try (Visit visit = new Visit(Visit.Eyes.DESKTOP.withoutScript()).signedIn()) {
            SampleZip skill = SampleZip.fresh("plain");
            publish(visit, skill, PublishJourney::chooseZip);
            Page page = visit.open("/skills");
            page.locator("#q").fill(skill.name());
            page.locator("#q").press("Enter");
            assertThat(page).hasURL(Pattern.compile(".*[?&]q=" + skill.name() + ".*"));
            page.locator("#results .name a").first().click();
            openFile(visit);
            yank(visit, skill);
        }
    }

    @Test
    void publishesAFolder() {
        try (Visit visit = new Visit(Visit.Eyes.DESKTOP).signedIn()) {
            publish(visit, SampleZip.fresh("folder"), PublishJourney::chooseFolder);
            visit.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Files"))
                    .first()
                    .click();
            assertThat(visit.page().locator(".tree")).containsText("greet.sh");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void showsWhatIsWrongWithABrokenPackage() {
        try (Visit visit = new Visit(Visit.Eyes.DESKTOP).signedIn()) {
            makeOwner(visit);
            Page page = visit.open("/publish");
            chooseZip(page, SampleZip.broken());
            page.locator("form[data-drop] select[name=owner]").selectOption(OWNER);
            page.locator("form[data-drop] input[name=version]").fill("1.0.0");
            page.getByText("Check the package").click();
            assertThat(page.locator("h1")).hasText("This package cannot be published yet");
            assertThat(page.locator(".findings")).containsText("SKILL.md");
            assertThat(page.locator(".findings .st.bad")).not().hasCount(0);
        }
    }

    @Test
    void refusesAWrongTokenOnThePage() {
        try (Visit visit = new Visit(Visit.Eyes.DESKTOP)) {
            Page page = visit.open("/skills");
            assertThat(page).hasURL(Pattern.compile(".*/signin\\?next=.*"));
            page.getByLabel("Token").fill("gh_wrong");
            page.getByText("Sign in with the token").click();
            assertThat(page.locator("[role=alert]")).containsText("Not signed in.");
        }
    }

    private static void publish(Visit visit, SampleZip skill, BiConsumer<Page, SampleZip> choose) {
        makeOwner(visit);
        Page page = visit.open("/publish");
        choose.accept(page, skill);
        page.locator("form[data-drop] select[name=owner]").selectOption(OWNER);
        page.locator("form[data-drop] input[name=version]").fill("1.0.0");
        page.getByText("Check the package").click();
        assertThat(page.locator("h1")).containsText(skill.name());
        assertThat(page.locator(".prose")).containsText("good day");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Publish 1.0.0"))
                .click();
        assertThat(page.locator("[role=status].banner")).containsText("Published.");
        assertThat(page).hasURL(Pattern.compile(".*/skills/@" + OWNER + "/" + skill.name() + "\\?.*"));
    }

    /** Making an owner that exists only names it again. */
    private static void makeOwner(Visit visit) {
        Page page = visit.open("/owners");
        page.locator("main input[name=name]").fill(OWNER);
        page.locator("main input[name=displayName]").fill("Journeys");
        page.getByText("Make the owner").click();
        assertThat(page.locator("h1")).hasText("Journeys");
    }

    private static void chooseZip(Page page, SampleZip skill) {
        page.locator("input[name=archive]").setInputFiles(skill.zip());
    }

    private static void chooseFolder(Page page, SampleZip skill) {
        page.locator("input[name=files]").setInputFiles(new Path[] {skill.folder()});
        assertThat(page.locator("[data-chosen]")).containsText("3 files");
    }

    private static void findWhileTyping(Visit visit, SampleZip skill) {
        Page page = visit.open("/skills");
        page.keyboard().press("/");
        assertThat(page.locator("#q")).isFocused();
        page.keyboard().type(skill.name());
        assertThat(page.locator("#results .name a")).hasCount(1);
        assertThat(page).hasURL(Pattern.compile(".*[?&]q=" + skill.name() + ".*"));
        page.locator("#results .name a").click();
        assertThat(page.locator("h1")).containsText(skill.name());
    }

    private static void openFile(Visit visit) {
        Page page = visit.page();
        page.locator(".tabs a", new Page.LocatorOptions().setHasText("Files")).click();
        page.locator(".tree a", new Page.LocatorOptions().setHasText("how.md")).click();
        assertThat(page.locator(".prose")).containsText("With a nod.");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Source"))
                .click();
        assertThat(page.locator(".lines")).containsText("# How to greet");
    }

    private static void yank(Visit visit, SampleZip skill) {
        Page page = visit.open("/skills/@" + OWNER + "/" + skill.name() + "/settings");
        page.getByText("Yank 1.0.0…").click();
        assertThat(page.locator("#yank")).isVisible();
        page.locator("#yank input[name=reason]").fill("It greets the wrong people.");
        page.locator("#yank button.solid").click();
        assertThat(page.locator(".banner.bad")).containsText("It greets the wrong people.");
    }
}
