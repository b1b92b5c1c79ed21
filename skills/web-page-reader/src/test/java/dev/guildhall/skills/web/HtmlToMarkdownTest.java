package dev.guildhall.skills.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.skill.Json;
import dev.guildhall.skill.ToolCall;
import dev.guildhall.skill.ToolResult;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlToMarkdownTest {
    private static final String ARTICLE = """
            <!doctype html>
            <html lang="en">
            <head>
              <title>Guide | Example</title>
              <meta property="og:title" content="Setting: up &quot;it&quot;">
              <meta name="author" content="Ada">
              <meta property="article:published_time" content="2026-03-02">
              <link rel="canonical" href="/docs/guide">
              <style>p { color: red }</style>
            </head>
            <body>
              <header><a href="/">Example</a></header>
              <nav><ul><li><a href="/a">A</a></li></ul></nav>
              <div class="cookie-consent">We value your privacy</div>
              <main>
                <article>
                  <h1>Setting   it up</h1>
                  <p>Read the <a href="../start">start page</a> <strong>first </strong>and <em>then</em> run <code>make</code>.</p>
                  <ul><li>one</li><li>two<ol start="3"><li>deep</li><li>deeper</li></ol></li></ul>
                  <pre><code class="language-Java">int a = 1;
              if (a &lt; 2) { }
            </code></pre>
                  <table>
                    <thead><tr><th>Key</th><th>Meaning</th></tr></thead>
                    <tbody><tr><td>a|b</td><td>either<br>or</td></tr><tr><td colspan="2">both</td></tr></tbody>
                  </table>
                  <blockquote><p>Quoted</p><p>twice</p></blockquote>
                  <img src="/p.png" alt="A diagram"><img src="/track.gif" alt="">
                  <div class="ad-banner">Buy now</div>
                  <script>alert(1)</script>
                </article>
              </main>
              <aside>Related</aside>
              <footer>Imprint</footer>
            </body>
            </html>
            """;

    private final HtmlToMarkdown tool = new HtmlToMarkdown();

    @Test
    void writesAnArticleAsMarkdownWithItsHead() {
        assertThat(call(Map.of("html", ARTICLE, "base_url", "https://example.com/docs/en/guide?x=1")))
                .isEqualTo(ToolResult.text("""
                        ---
                        title: "Setting: up \\"it\\""
                        author: "Ada"
                        published: "2026-03-02"
                        url: "https://example.com/docs/guide"
                        language: "en"
                        ---

                        # Setting it up

                        Read the [start page](https://example.com/docs/start) **first** and *then* run `make`.

                        - one
                        - two
                          3. deep
                          4. deeper

                        ```java
                        int a = 1;
                          if (a < 2) { }
                        ```

                        | Key | Meaning |
                        | --- | --- |
                        | a\\|b | either<br>or |
                        | both |  |

                        > Quoted
                        >
                        > twice

                        ![A diagram](https://example.com/p.png)
                        """));
    }

    @Test
    void keepsEverythingVisibleWhenTheWholePageIsWanted() {
        String text = call(Map.of("html", ARTICLE, "whole_page", true)).content();

        assertThat(text).contains("- [A](/a)", "Related", "Imprint").doesNotContain("alert(1)", "color: red");
    }

    @Test
    void leavesAddressesOutWhenLinksAreNotWanted() {
        assertThat(markdown("<p>See <a href='https://a.example'>this</a></p>", Map.of("links", false)))
                .isEqualTo("See this\n");
    }

    @Test
    void neverWritesAddressesThatRunOrCarryData() {
        assertThat(markdown(
                        "<p><a href='javascript:alert(1)'>a</a> <a href=' JAVAscript:x'>b</a> <img alt='c' src='data:image/png;base64,AAAA'></p>",
                        Map.of()))
                .isEqualTo("a b [image: c]\n");
    }

    @Test
    void keepsTextThatLooksLikeMarkdownAsText() {
        assertThat(markdown("<p># no heading</p><p>1. no list</p><p>2*3*4 [x] &lt;b&gt; a_b</p>", Map.of()))
                .isEqualTo("\\# no heading\n\n1\\. no list\n\n2\\*3\\*4 \\[x\\] \\<b> a\\_b\n");
    }

    @Test
    void fencesCodeThatHoldsFences() {
        assertThat(markdown("<div class='highlight-source-shell'><pre>```\nx\n```</pre></div>", Map.of()))
                .isEqualTo("````shell\n```\nx\n```\n````\n");
    }

    @Test
    void flattensTablesThatOnlyPlaceThings() {
        assertThat(markdown("<table><tr><td><h2>Title</h2><p>Text</p></td><td><p>Side</p></td></tr></table>", Map.of()))
                .isEqualTo("## Title\n\nText\n\nSide\n");
    }

    @Test
    void givesTablesWithoutAHeadingAnEmptyOne() {
        assertThat(markdown("<table><tr><td>a</td><td>b</td></tr></table>", Map.of()))
                .isEqualTo("|  |  |\n| --- | --- |\n| a | b |\n");
    }

    @Test
    void keepsBlocksInsideALink() {
        assertThat(markdown("<a href='/x'><h3>Card</h3><p>Text</p></a>", Map.of()))
                .isEqualTo("### Card\n\nText\n");
    }

    @Test
    void cutsAtAParagraphAndSaysSo() {
        String text =
                markdown("<p>" + "a".repeat(400) + "</p><p>" + "b".repeat(400) + "</p>", Map.of("max_characters", 500));

        assertThat(text)
                .isEqualTo("a".repeat(400)
                        + "\n\n[Cut here: 400 of 803 characters. Ask again with a larger max_characters for more.]\n");
    }

    @Test
    void closesAFenceThatWasCut() {
        String text = markdown("<pre>" + "x\n\n".repeat(400) + "</pre>", Map.of("max_characters", 500));

        assertThat(text).contains("x\n```\n\n[Cut here:");
    }

    @Test
    void saysWhenAPageIsDrawnByAScript() {
        ToolResult result = call(Map.of("html", "<div id=root></div><script src=app.js></script>"));

        assertThat(result.isError()).isTrue();
        assertThat(result.content()).startsWith("The page has no text in its HTML. It is probably drawn by a script");
    }

    @Test
    void survivesNestingMadeToExhaustTheStack() {
        assertThat(markdown("<div>".repeat(5_000) + "deep" + "</div>".repeat(5_000), Map.of()))
                .isEqualTo("deep\n");
        assertThat(markdown("<p>" + "<b>".repeat(3_000) + "deep", Map.of())).contains("deep");
        assertThat(markdown("<ul><li>".repeat(2_000) + "deep", Map.of("whole_page", true)))
                .contains("deep");
    }

    @Test
    void refusesArgumentsItCannotUse() {
        assertThat(tool.call(new ToolCall("html_to_markdown", "{}")))
                .isEqualTo(ToolResult.error("The argument \"html\" is missing; give a string."));
        assertThat(call(Map.of("html", "x", "base_url", "file:///etc/passwd")))
                .isEqualTo(ToolResult.error("The argument \"base_url\" must begin with http:// or https://."));
        assertThat(call(Map.of("html", "x", "max_characters", 1)))
                .isEqualTo(ToolResult.error(
                        "The argument \"max_characters\" must be a whole number between 500 and 200000, not 1."));
        assertThat(call(Map.of("html", "x".repeat(HtmlToMarkdown.MAX_HTML + 1))).content())
                .startsWith("The HTML has 5000001 characters; the most is 5000000.");
    }

    @Test
    void describesItsArgumentsInJson() {
        assertThat(Json.read(tool.inputSchema())).isInstanceOf(Map.class);
        assertThat(tool.description()).hasSizeLessThan(1024);
    }

    private String markdown(String html, Map<String, ?> more) {
        Map<String, Object> arguments = new LinkedHashMap<>(more);
        arguments.put("html", html);
        return call(arguments).content();
    }

    private ToolResult call(Map<String, ?> arguments) {
        return tool.call(new ToolCall("html_to_markdown", Json.write(arguments)));
    }
}
