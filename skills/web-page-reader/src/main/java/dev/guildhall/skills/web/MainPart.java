package dev.guildhall.skills.web;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds what a page is about: drops what is never content, then takes the densest block of text. */
final class MainPart {
    private static final String NEVER =
            "script, style, template, iframe, object, embed, svg, canvas, link, meta, button, input, select, textarea, dialog,"
                    + " [hidden], [aria-hidden=true], [role=dialog], [role=alertdialog]";
    private static final String AROUND =
            "nav, aside, footer, form, [role=navigation], [role=banner], [role=contentinfo], [role=complementary],"
                    + " [role=search]";
    private static final Pattern NOISE = Pattern.compile(
            "(^|[-_ ])(ad|ads|advert|advertisement|adsbygoogle|sponsor|sponsored|promo|banner|cookie|cookies|consent|gdpr"
                    + "|newsletter|subscribe|share|sharing|social|related|recommended|breadcrumb|breadcrumbs|pagination"
                    + "|sidebar|popup|modal|paywall|comments|disqus|skip-link)($|[-_ ])",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> NEVER_NOISE = Set.of("html", "body", "main", "article");
    private static final int ENOUGH = 200;

    private MainPart() {}

    static Element of(Document page, boolean wholePage) {
        // Scripts are off for a reader of the HTML, so what stands in noscript is what there is to see.
        page.select("noscript").unwrap();
        page.select(NEVER).remove();
        page.select("[style]").stream()
                .filter(e -> e.attr("style")
                        .replace(" ", "")
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains("display:none"))
                .toList()
                .forEach(Element::remove);
        if (wholePage) {
            return page.body();
        }
        page.select(AROUND).remove();
        page.body().select("[class], [id]").stream()
                .filter(MainPart::isNoise)
                .toList()
                .forEach(Element::remove);
        Element marked = longest(page, "main, [role=main], [itemprop=articleBody]");
        Element article = longest(marked == null ? page.body() : marked, "article");
        if (article != null && (marked == null || textOf(article) * 2 > textOf(marked))) {
            return article;
        }
        if (marked != null && textOf(marked) >= Math.min(ENOUGH, textOf(page.body()))) {
            return marked;
        }
        page.select("body > header").remove();
        return page.body();
    }

    private static boolean isNoise(Element element) {
        return !NEVER_NOISE.contains(element.normalName())
                && (NOISE.matcher(element.className()).find()
                        || NOISE.matcher(element.id()).find())
                && element.selectFirst("main, article, h1") == null;
    }

    private static @org.jspecify.annotations.Nullable Element longest(Element in, String selector) {
        Element best = null;
        for (Element candidate : in.select(selector)) {
            if (best == null || textOf(candidate) > textOf(best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static int textOf(Element element) {
        return element.text().length();
    }
}
