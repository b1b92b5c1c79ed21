package dev.guildhall.web.markdown;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * HTML that may stand in a page: known elements, links that show where they lead, images of the package only, one
 * {@code h1} per page left to the page itself.
 */
final class SafeHtml {
    private static final String ID_PREFIX = "md-";
    private static final Safelist SAFE = new Safelist()
            .addTags("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "code", "kbd", "samp")
            .addTags("ul", "ol", "li", "dl", "dt", "dd", "a", "img", "em", "strong", "b", "i", "u", "del", "s", "sub")
            .addTags("sup", "mark", "small", "abbr", "q", "cite", "details", "summary", "figure", "figcaption", "div")
            .addTags("span", "table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption")
            .addAttributes("a", "href", "title")
            .addAttributes("img", "src", "alt", "title", "width", "height")
            .addAttributes("ol", "start")
            .addAttributes("th", "align", "colspan", "rowspan")
            .addAttributes("td", "align", "colspan", "rowspan")
            .addAttributes("abbr", "title");

    private SafeHtml() {}

    static String of(String html, PackageLinks links) {
        Document clean = new Cleaner(SAFE).clean(Jsoup.parseBodyFragment(html));
        clean.outputSettings().prettyPrint(false);
        Element body = clean.body();
        body.select("img").forEach(image -> judge(image, links));
        body.select("a").forEach(anchor -> judgeLink(anchor, links));
        shiftHeadings(body);
        body.select("table").forEach(SafeHtml::scrollable);
        return body.html();
    }

    private static void judge(Element image, PackageLinks links) {
        Optional<String> own = links.image(image.attr("src"));
        if (own.isPresent()) {
            image.attr("src", own.get()).attr("loading", "lazy");
            if (!image.hasAttr("alt")) {
                image.attr("alt", "");
            }
            return;
        }
        // A picture from elsewhere would tell its server who reads this page: the text stays, the picture does not.
        String text = image.attr("alt").isBlank() ? "Image" : image.attr("alt");
        image.replaceWith(new TextNode("[" + text + "]"));
    }

    private static void judgeLink(Element anchor, PackageLinks links) {
        String href = anchor.attr("href").trim();
        if (href.startsWith("#") && href.length() > 1) {
            anchor.attr("href", "#" + ID_PREFIX + slug(href.substring(1)));
            return;
        }
        Optional<URI> outside = outside(href);
        if (outside.isPresent()) {
            showTarget(anchor, outside.get());
            return;
        }
        links.page(href).ifPresentOrElse(page -> anchor.attr("href", page), anchor::unwrap);
    }

    private static void showTarget(Element anchor, URI target) {
        anchor.attr("href", target.toString()).attr("rel", "noopener noreferrer nofollow");
        String shown = target.getHost() == null ? target.getSchemeSpecificPart() : target.getHost();
        if (!anchor.text().contains(shown)) {
            anchor.after(new Element("span").addClass("to").text(" (" + shown + ")"));
        }
    }

    private static Optional<URI> outside(String href) {
        try {
            URI uri = new URI(href);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean web = (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null;
            return web || scheme.equals("mailto") ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The document's own first level becomes {@code h2}, and so on; ids are made from the text, each once. */
    private static void shiftHeadings(Element body) {
        Set<String> taken = new HashSet<>();
        for (Element heading : body.select("h1, h2, h3, h4, h5, h6")) {
            int level = Math.min(6, heading.normalName().charAt(1) - '0' + 1);
            heading.tagName("h" + level);
            String id = ID_PREFIX + slug(heading.text());
            String unique = id;
            for (int n = 1; !taken.add(unique); n++) {
                unique = id + "-" + n;
            }
            heading.attr("id", unique);
        }
    }

    private static String slug(String text) {
        String kept = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_\\- ]", "");
        return kept.strip().replace(' ', '-');
    }

    /** Wide tables scroll by themselves, also with the keyboard, so that the page never does. */
    private static void scrollable(Element table) {
        if (table.closest("div.scroll") == null) {
            table.wrap("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"></div>");
        }
    }
}
