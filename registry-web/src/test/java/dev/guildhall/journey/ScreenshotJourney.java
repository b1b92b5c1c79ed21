package dev.guildhall.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Takes a picture of every page; with {@code -Dguildhall.images=../docs/images} those of the documents, desktop and phone, light and dark. */
class ScreenshotJourney {
    private static final Path IMAGES = Path.of(System.getProperty("guildhall.images", "target/images"));

    @Test
    void takesAPictureOfEveryPage() {
        Map<String, String> pages = pages();
        try (Visit visit = new Visit(Visit.Eyes.DESKTOP)) {
            pages.putAll(Stage.set(visit));
        }
        for (Visit.Eyes eyes :
                List.of(Visit.Eyes.DESKTOP, Visit.Eyes.DESKTOP.dark(), Visit.Eyes.PHONE, Visit.Eyes.PHONE.dark())) {
            String suffix = (eyes.width() > 800 ? "desktop-" : "phone-")
                    + (eyes.scheme() == ColorScheme.DARK ? "dark" : "light").toLowerCase(Locale.ROOT) + ".png";
            try (Visit visit = new Visit(eyes)) {
                visit.open("/signin");
                visit.screenshot(IMAGES.resolve("signin-" + suffix));
                visit.signedIn();
                pages.forEach((name, path) -> {
                    visit.open(path);
                    Path picture = IMAGES.resolve(name + "-" + suffix);
                    visit.screenshot(picture);
                    assertThat(picture).satisfies(p -> assertThat(Files.size(p)).isGreaterThan(5_000));
                });
            }
        }
    }

    private static Map<String, String> pages() {
        String skill = "/skills/@guildhall/code-reviewer";
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("catalogue", "/skills");
        pages.put("empty", "/skills?q=nothing-is-called-like-this");
        pages.put("skill", skill);
        pages.put("files", skill + "/files/SKILL.md?view=source");
        pages.put("versions", skill + "/versions");
        pages.put("settings", skill + "/settings");
        pages.put("publish", "/publish");
        pages.put("owners", "/owners");
        pages.put("owner", "/owners/@guildhall");
        pages.put("tokens", "/tokens");
        pages.put("profile", "/profile");
        pages.put("statistics", "/statistics");
        pages.put("users", "/admin/users");
        pages.put("user", "/admin/users/administrator");
        pages.put("teams", "/admin/teams");
        pages.put("publishers", "/admin/publishers");
        pages.put("plugins", "/admin/plugins");
        pages.put("audit", "/audit");
        pages.put("problem", "/skills/@guildhall/there-is-none");
        pages.put("problems", "/problems");
        return pages;
    }
}
