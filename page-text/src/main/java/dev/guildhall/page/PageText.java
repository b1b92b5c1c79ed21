package dev.guildhall.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * What a page says, as Markdown.
 *
 * @param head title, site, author, published, description, url and language, as far as the page names them, in that order
 * @param markdown empty when the page has no text in its HTML
 */
public record PageText(Map<String, String> head, String markdown, Dropped dropped) {
    /** How much of the page is read. */
    public enum Part {
        /** What the page is about, without navigation and advertisements. */
        MAIN,
        /** Everything that a reader sees. */
        WHOLE
    }

    /**
     * What was left out and could have mattered.
     *
     * @param scripts scripts, frames and embedded objects
     * @param hidden elements with text that a reader of the page does not see
     * @param rest whether the page went on when no more of it was written
     */
    public record Dropped(int scripts, int hidden, boolean rest) {}

    private static final int MOST_CHARACTERS = 4_000_000;
    private static final int LONGEST_BASE = 2_000;

    public PageText {
        head = Collections.unmodifiableMap(new LinkedHashMap<>(head));
    }

    /** @param baseUrl address the page was read from, or empty; relative links are resolved against it */
    public static PageText of(String html, String baseUrl, Part part, boolean links) {
        Document page = Jsoup.parse(html, baseUrl);
        if (page.baseUri().length() > LONGEST_BASE) {
            // A page may name another base, which would stand before every address in it.
            page.setBaseUri(baseUrl.length() > LONGEST_BASE ? "" : baseUrl);
        }
        Map<String, String> head = PageHead.of(page).values();
        MainPart main = MainPart.of(page, part == Part.WHOLE);
        Budget budget = new Budget(MOST_CHARACTERS);
        String markdown = new MarkdownWriter(links, budget).write(main.element());
        return new PageText(
                head,
                markdown,
                new Dropped(main.dropped().scripts(), main.dropped().hidden(), budget.isSpent()));
    }
}
