package dev.guildhall.web.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    private static final PackageLinks LINKS =
            new PackageLinks("docs", "/skills/@acme/pdf/files", "/skills/@acme/pdf/raw", "?version=1.0.0");
    private static final Set<String> FORBIDDEN = Set.of(
            "script",
            "style",
            "iframe",
            "object",
            "embed",
            "form",
            "input",
            "button",
            "svg",
            "math",
            "base",
            "meta",
            "link",
            "video",
            "audio",
            "template",
            "noscript");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<img src=\"pic.png\" onload=\"alert(1)\" style=\"position:fixed\">",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](&#106;avascript:alert(1))",
                "[x](java\tscript:alert(1))",
                "<a href=\"java\nscript:alert(1)\">x</a>",
                "<a href=\" &#14; javascript:alert(1)\">x</a>",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](vbscript:msgbox)",
                "[x](//evil.example/x)",
                "[x](\\\\evil.example/x)",
                "![x](javascript:alert(1))",
                "![x](data:image/svg+xml;base64,AAAA)",
                "![x](https://tracker.example/pixel.png)",
                "<iframe src=\"https://evil.example\"></iframe>",
                "<svg><script>alert(1)</script></svg>",
                "<svg/onload=alert(1)>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<form action=/signout method=post><button>x</button></form>",
                "<input name=q autofocus onfocus=alert(1)>",
                "<base href=\"https://evil.example/\">",
                "<meta http-equiv=refresh content=\"0;url=https://evil.example\">",
                "<style>body{display:none}</style>",
                "<p style=\"background:url(https://evil.example)\">x</p>",
                "<a href=\"#x\" hx-get=\"/signout\" hx-trigger=\"load\">x</a>",
                "<div id=\"main\" class=\"toast\" data-copy=\"x\" popover>x</div>",
                "`<script>alert(1)</script>`",
                "</div></main><script>alert(1)</script>",
            })
    void leavesNothingThatActs(String markdown) {
        Document page = Jsoup.parseBodyFragment("<div id=wrap>" + Markdown.html(markdown, LINKS) + "</div>");
        Element wrap = page.body().child(0);

        assertThat(page.body().children())
                .as("the wrapper is not broken out of")
                .hasSize(1);
        for (Element element : wrap.select("*")) {
            assertThat(FORBIDDEN).as(markdown).doesNotContain(element.normalName());
            for (Attribute attribute : element.attributes()) {
                String key = attribute.getKey().toLowerCase(Locale.ROOT);
                assertThat(key)
                        .as(markdown)
                        .doesNotStartWith("on")
                        .doesNotStartWith("hx-")
                        .doesNotStartWith("data-");
                assertThat(key).as(markdown).isNotIn("style", "popover", "srcset", "formaction", "action");
            }
        }
        assertThat(wrap.select("a[href]").eachAttr("href"))
                .as(markdown)
                .allMatch(href -> href.startsWith("/skills/@acme/pdf/") || href.startsWith("#md-"));
        assertThat(wrap.select("img").eachAttr("src"))
                .as(markdown)
                .allMatch(src -> src.startsWith("/skills/@acme/pdf/raw/"));
    }

    @Test
    void leadsRelativeLinksToFilesOfTheSameVersion() {
        assertThat(Markdown.html("[forms](../references/my%20forms.md) ![plan](plan.png)", LINKS))
                .contains("href=\"/skills/@acme/pdf/files/references/my%20forms.md?version=1.0.0\"")
                .contains("src=\"/skills/@acme/pdf/raw/docs/plan.png?version=1.0.0\"");
    }

    @Test
    void dropsLinksThatLeaveThePackage() {
        assertThat(Markdown.html("[x](../../../etc/passwd) ![y](../../secret.png) [z](/signout)", LINKS))
                .isEqualTo("<p>x [y] z</p>\n");
    }

    @Test
    void showsWhereOutsideLinksLead() {
        assertThat(Markdown.html("[the guide](https://docs.example/a)", LINKS))
                .isEqualTo("<p><a href=\"https://docs.example/a\" rel=\"noopener noreferrer nofollow\">the guide</a>"
                        + "<span class=\"to\"> (docs.example)</span></p>\n");
        assertThat(Markdown.html("<https://docs.example/a>", LINKS)).doesNotContain("class=\"to\"");
    }

    @Test
    void leavesTheFirstHeadingLevelToThePage() {
        assertThat(Markdown.html("# One\n\n## Two\n\n## Two\n\n###### Six\n\n[jump](#two)", LINKS))
                .isEqualTo("""
                <h2 id="md-one">One</h2>
                <h3 id="md-two">Two</h3>
                <h3 id="md-two-1">Two</h3>
                <h6 id="md-six">Six</h6>
                <p><a href="#md-two">jump</a></p>
                """);
    }

    @Test
    void takesTheFrontmatterOff() {
        assertThat(Markdown.html("---\nname: x\ndescription: a --- b\n---\nBody", LINKS))
                .isEqualTo("<p>Body</p>\n");
        assertThat(Markdown.html("\uFEFF---\r\nname: x\r\n---\r\nBody", LINKS)).isEqualTo("<p>Body</p>\n");
        assertThat(Markdown.withoutFrontmatter("---\nnever closed")).isEqualTo("---\nnever closed");
        assertThat(Markdown.withoutFrontmatter("---\na: b\n---")).isEmpty();
    }

    @Test
    void rendersTablesAndStrikethroughInsideAScrollingBox() {
        assertThat(Markdown.html("| a | b |\n|---|--:|\n| ~~1~~ | 2 |", LINKS))
                .contains("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table>")
                .contains("<del>1</del>")
                .contains("<td align=\"right\">2</td>");
    }

    @Test
    void survivesNestingWithoutEnd() {
        for (String mark : new String[] {">", "*_", "[", "- ", "<div>", "**"}) {
            assertThat(Markdown.html(mark.repeat(60_000) + "x", LINKS)).contains("x");
        }
    }

    @Test
    void showsTooLongTextAsItIs() {
        String html = Markdown.html("<b>*" + "x".repeat(Markdown.LIMIT), LINKS);
        assertThat(html).startsWith("<pre>&lt;b&gt;*").endsWith("</pre>").hasSizeLessThan(Markdown.LIMIT + 100);
    }
}
