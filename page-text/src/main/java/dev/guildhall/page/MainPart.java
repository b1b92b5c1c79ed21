package dev.guildhall.page;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** Finds what a page is about: drops what is never content, then takes the densest block of text. */
record MainPart(Element element, PageText.Dropped dropped) {
    private static final String RUNS = "script, iframe, frame, object, embed, applet";
    private static final String NEVER =
            "style, template, svg, canvas, link, meta, base, button, input, select, textarea, dialog, [role=dialog],"
                    + " [role=alertdialog]";
    private static final String HIDDEN = "[hidden], [aria-hidden=true]";
    /** Ways to write text that only a program reads; after taking the spaces out. */
    private static final Pattern INVISIBLE = Pattern.compile("(^|;)(display:none|visibility:(hidden|collapse)"
            + "|opacity:0*\\.?0+(%|;|!|$)|font-size:0*\\.?0+[a-z%]*(;|!|$)"
            + "|(left|top|right|text-indent|margin-left):-\\d{4,}(px|em|rem|%)?"
            + "|clip:rect\\(0(px)?,0(px)?,0(px)?,0(px)?\\)|clip-path:inset\\((50|100)%)");

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

    static MainPart of(Document page, boolean wholePage) {
        // Scripts are off for a reader of the HTML, so what stands in noscript is what there is to see.
        page.select("noscript").unwrap();
        int scripts = page.select(RUNS).size();
        page.select(RUNS).remove();
        page.select(NEVER).remove();
        int hidden = dropHidden(page);
        return new MainPart(wholePage ? page.body() : main(page), new PageText.Dropped(scripts, hidden, false));
    }

    private static int dropHidden(Document page) {
        Elements found = page.select(HIDDEN);
        page.select("[style]").stream()
                .filter(element -> INVISIBLE
                        .matcher(element.attr("style").replaceAll("\\s+", "").toLowerCase(Locale.ROOT))
                        .find())
                .forEach(found::add);
        // Shorter ones are the signs beside headings and icons.
        int withText =
                (int) found.stream().filter(element -> textOf(element) > 3).count();
        // The body itself may be hidden until a script shows it; then it is the page.
        found.stream().filter(element -> !element.equals(page.body())).toList().forEach(Element::remove);
        return withText;
    }

    private static Element main(Document page) {
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
