package dev.guildhall.web.markdown;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Markdown as harmless HTML. {@code frontmatter off → commonmark → SafeHtml (safelist, links, headings) → text}.
 *
 * <p>What comes out is written into pages unescaped, so everything is judged after the parser, on the tree that leaves.
 */
public final class Markdown {
    /** Longest text that is rendered; more is for reading as source. */
    public static final int LIMIT = 400_000;

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .percentEncodeUrls(true)
            .build();

    private Markdown() {}

    public static String html(String markdown, PackageLinks links) {
        if (markdown.length() > LIMIT) {
            return plain(markdown.substring(0, LIMIT));
        }
        try {
            String rendered = RENDERER.render(PARSER.parse(withoutFrontmatter(markdown)));
            return SafeHtml.of(rendered, links);
        } catch (StackOverflowError e) {
            // Thousands of nested marks are no text for people; parser and renderer recurse once per level.
            return plain(markdown);
        }
    }

    /** The text without a leading block between two lines of {@code ---}. */
    static String withoutFrontmatter(String markdown) {
        String text = markdown.startsWith("\uFEFF") ? markdown.substring(1) : markdown;
        if (!text.startsWith("---\n") && !text.startsWith("---\r\n")) {
            return text;
        }
        int line = text.indexOf('\n') + 1;
        while (line > 0 && line < text.length()) {
            int end = text.indexOf('\n', line);
            String content = text.substring(line, end < 0 ? text.length() : end).stripTrailing();
            if (content.equals("---")) {
                return end < 0 ? "" : text.substring(end + 1);
            }
            line = end + 1;
        }
        return text;
    }

    private static String plain(String text) {
        Document document = Jsoup.parseBodyFragment("");
        Element block = document.body().appendElement("pre");
        block.text(text);
        return document.body().html();
    }
}
