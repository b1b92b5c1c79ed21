package dev.guildhall.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Draws every template and leaves the pages in {@code target/pages}, where a browser can open them. */
class PageTest {
    private static final Path PAGES = Path.of("target/pages");
    private static final Templates TEMPLATES = new Templates();

    static Stream<Arguments> pages() {
        return SamplePages.all().entrySet().stream()
                .filter(e -> !e.getValue().template().equals("skill/fragment.jte"))
                .map(e -> Arguments.of(e.getKey(), document(e)));
    }

    private static Document document(Map.Entry<String, View> page) {
        return Jsoup.parse(TEMPLATES.render(page.getValue()));
    }

    @BeforeAll
    static void writePages() throws IOException {
        for (String name : SamplePages.ASSETS.names()) {
            Path file = PAGES.resolve("assets").resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, SamplePages.ASSETS.bytes(name));
        }
        for (Map.Entry<String, View> page : SamplePages.all().entrySet()) {
            String html = TEMPLATES.render(page.getValue());
            Files.writeString(
                    PAGES.resolve(page.getKey() + ".html"), html.replace(SamplePages.ASSETS.base() + "/", "assets/"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void hasTheLandmarks(String name, Document page) {
        assertThat(page.select("html[lang=en]")).hasSize(1);
        assertThat(page.title()).endsWith("– Guildhall");
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("main#main")).hasSize(1);
        assertThat(page.select("a.skip[href=#main]")).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void namesEveryControl(String name, Document page) {
        for (Element field : page.select("input:not([type=hidden]), select, textarea")) {
            boolean labelled = field.closest("label") != null
                    || !page.select("label[for=" + field.id() + "]").isEmpty()
                    || field.hasAttr("aria-label")
                    || field.attr("aria-hidden").equals("true");
            assertThat(labelled).as(field.outerHtml()).isTrue();
        }
        for (Element control : page.select("button, a[href]")) {
            boolean named = !control.text().isBlank()
                    || control.hasAttr("aria-label")
                    || !control.select("[aria-label]").isEmpty();
            assertThat(named).as(control.outerHtml()).isTrue();
        }
        assertThat(page.select("img:not([alt])")).isEmpty();
        assertThat(page.select("nav:not([aria-label])")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void hasUniqueIdsAndNoDanglingReference(String name, Document page) {
        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        for (String attribute :
                List.of("popovertarget", "aria-labelledby", "aria-describedby", "for", "data-copy", "form")) {
            assertThat(ids).containsAll(page.select("[" + attribute + "]").eachAttr(attribute));
        }
        List<String> icons = page.select("use").eachAttr("href").stream()
                .map(h -> h.substring(1))
                .toList();
        assertThat(ids).containsAll(icons);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void keepsToTheContentSecurityPolicy(String name, Document page) {
        assertThat(page.select("[style], style, iframe, object, embed, base")).isEmpty();
        assertThat(page.select("script:not([src])")).isEmpty();
        assertThat(page.select("script[src]").eachAttr("src")).allMatch(src -> src.startsWith("/assets/"));
        assertThat(page.getAllElements().stream()
                        .flatMap(e -> e.attributes().asList().stream())
                        .map(a -> a.getKey()))
                .noneMatch(key -> key.startsWith("on") || key.startsWith("hx-on"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void sendsEverythingButSearchAndVersionByPost(String name, Document page) {
        for (Element form : page.select("form")) {
            String action = form.attr("action");
            assertThat(action).startsWith("/");
            boolean filters =
                    (List.of("/skills", "/admin/users", "/audit", "/reviews", "/agents", "/keys", "/spend", "/calls")
                                            .contains(action)
                                    || action.matches("/agents/[^/]+/skills"))
                            && !form.attr("method").equals("post");
            boolean reads = filters || (action.startsWith("/skills/@") && form.hasAttr("data-autosubmit"));
            assertThat(form.attr("method")).as(action).isEqualTo(reads ? "" : "post");
        }
    }

    @Test
    void drawsTheResultsAloneForHtmx() {
        String html = html("results");
        assertThat(html)
                .contains("class=\"skills", "id=\"facets\" hx-swap-oob=\"true\"")
                .doesNotContain("<html", "<main");
    }

    @Test
    void showsPublishingOnlyToThoseWhoMay() {
        assertThat(navigation("skill")).contains("/publish");
        assertThat(navigation("skill-held"))
                .doesNotContain("/publish")
                .contains("/skills", "/owners", "/tokens", "/profile");
    }

    @Test
    void escapesWhatPackagesSay() {
        String html = html("file-source");
        assertThat(html).contains("&lt;script&gt;").doesNotContain("print('<script>'");
    }

    @Test
    void hidesSettingsFromThoseWhoCannotManage() {
        assertThat(html("skill-held")).doesNotContain("/settings");
        assertThat(html("settings-viewer")).doesNotContain("Yank");
    }

    private static String html(String page) {
        return TEMPLATES.render(Objects.requireNonNull(SamplePages.all().get(page), page));
    }

    private static List<String> navigation(String page) {
        return Jsoup.parse(html(page)).select("nav.side a").eachAttr("href");
    }
}
