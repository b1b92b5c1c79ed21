package dev.guildhall.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a page says about itself in its head, in the order it is shown. */
record PageHead(Map<String, String> values) {
    private static final int MAX = 500;

    static PageHead of(Document page) {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "title", first(page, "meta[property=og:title]", "meta[name=twitter:title]"), page.title());
        put(values, "site", first(page, "meta[property=og:site_name]"));
        put(values, "author", first(page, "meta[name=author]", "meta[property=article:author]"));
        put(
                values,
                "published",
                first(
                        page,
                        "meta[property=article:published_time]",
                        "meta[name=date]",
                        "meta[name=citation_publication_date]"));
        put(values, "description", first(page, "meta[name=description]", "meta[property=og:description]"));
        Element canonical = page.selectFirst("link[rel=canonical]");
        put(values, "url", canonical == null ? "" : canonical.absUrl("href"), page.location());
        put(
                values,
                "language",
                page.selectFirst("html") == null ? "" : page.select("html").attr("lang"));
        return new PageHead(values);
    }

    private static String first(Document page, String... selectors) {
        return List.of(selectors).stream()
                .map(s -> page.select(s).attr("content").strip())
                .filter(v -> !v.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static void put(Map<String, String> values, String name, String... candidates) {
        for (String candidate : candidates) {
            String value = candidate.strip();
            if (!value.isEmpty()) {
                values.put(name, value.length() > MAX ? value.substring(0, MAX) + "…" : value);
                return;
            }
        }
    }
}
