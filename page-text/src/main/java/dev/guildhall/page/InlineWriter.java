package dev.guildhall.page;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Writes running text as Markdown: emphasis, code, links, images, line breaks. */
final class InlineWriter {
    private static final Pattern SPACES = Pattern.compile("[ \\t\\r\\n\\u000b\\f\\u00a0]+");
    private static final Pattern SPECIAL = Pattern.compile("([\\\\`*_\\[\\]<])");
    private static final Pattern BLOCK_START = Pattern.compile("^(#{1,6}\\s|[-+]\\s|>|\\d{1,9}[.)]\\s|-{3,}$|={3,}$)");
    private static final int MAX_DEPTH = 60;
    private static final int LONGEST_ADDRESS = 2_000;

    private final boolean links;
    private final Budget budget;

    InlineWriter(boolean links, Budget budget) {
        this.links = links;
        this.budget = budget;
    }

    String write(Element element) {
        return write(element.childNodes());
    }

    String write(List<Node> nodes) {
        StringBuilder out = new StringBuilder();
        nodes.forEach(n -> append(n, out, 0));
        return tidied(out.toString());
    }

    private void append(Node node, StringBuilder out, int depth) {
        if (budget.isSpent()) {
            return;
        }
        if (node instanceof TextNode text) {
            out.append(budget.fitting(escape(SPACES.matcher(text.getWholeText()).replaceAll(" "))));
        } else if (node instanceof Element element) {
            if (depth > MAX_DEPTH) {
                out.append(budget.fitting(escape(element.text())));
            } else {
                element(element, out, depth);
            }
        }
    }

    private void element(Element element, StringBuilder out, int depth) {
        switch (element.normalName()) {
            case "br" -> out.append("\n");
            case "strong", "b" -> wrapped(element, "**", out, depth);
            case "em", "i", "cite", "dfn" -> wrapped(element, "*", out, depth);
            case "del", "s", "strike" -> wrapped(element, "~~", out, depth);
            case "code", "kbd", "samp", "tt", "var" -> code(element, out);
            case "q" -> out.append('“').append(inner(element, depth)).append('”');
            case "a" -> link(element, out, depth);
            case "img" -> image(element, out);
            default -> out.append(inner(element, depth));
        }
    }

    private String inner(Element element, int depth) {
        StringBuilder out = new StringBuilder();
        element.childNodes().forEach(n -> append(n, out, depth + 1));
        return out.toString();
    }

    /** Markdown wants the marks against the words, so spaces at the edges move outside. */
    private void wrapped(Element element, String mark, StringBuilder out, int depth) {
        String inner = inner(element, depth);
        String text = inner.strip();
        if (text.isEmpty() || text.contains("\n\n")) {
            out.append(inner);
            return;
        }
        out.append(inner.startsWith(" ") ? " " : "").append(mark).append(text).append(mark);
        out.append(inner.endsWith(" ") ? " " : "");
    }

    private void code(Element element, StringBuilder out) {
        String text = budget.fitting(SPACES.matcher(element.wholeText()).replaceAll(" "));
        if (text.isBlank()) {
            return;
        }
        String ticks = "`".repeat(CodeBlock.longestRun(text) + 1);
        boolean padded = text.startsWith("`") || text.endsWith("`");
        out.append(ticks)
                .append(padded ? " " : "")
                .append(text)
                .append(padded ? " " : "")
                .append(ticks);
    }

    private void link(Element element, StringBuilder out, int depth) {
        String inner = inner(element, depth);
        String text = inner.strip();
        String href = links ? address(element, "href") : "";
        if (href.isEmpty() || href.startsWith("#")) {
            out.append(inner);
            return;
        }
        if (text.isEmpty()) {
            return;
        }
        out.append(inner.startsWith(" ") ? " " : "");
        out.append('[')
                .append(text.replace("\n", " "))
                .append("](")
                .append(href)
                .append(')');
        out.append(inner.endsWith(" ") ? " " : "");
    }

    private void image(Element element, StringBuilder out) {
        String alt = budget.fitting(
                escape(SPACES.matcher(element.attr("alt")).replaceAll(" ").strip()));
        // Pictures without words are decoration or trackers; inlined ones would fill the context with base64.
        if (alt.isEmpty()) {
            return;
        }
        String src = links ? address(element, "src") : "";
        out.append(src.isEmpty() ? "[image: " + alt + "]" : "![" + alt + "](" + src + ")");
    }

    /** Absolute where a base is known; nothing that runs, no data inlined, and nothing too long to be an address. */
    private String address(Element element, String attribute) {
        String written = element.attr(attribute).strip();
        String absolute = element.absUrl(attribute);
        String address = written.startsWith("#") || absolute.isEmpty() ? written : absolute;
        String scheme = address.toLowerCase(Locale.ROOT);
        if (scheme.startsWith("javascript:") || scheme.startsWith("data:") || scheme.startsWith("vbscript:")) {
            return "";
        }
        if (address.length() > LONGEST_ADDRESS) {
            return "";
        }
        return budget.fitting(SPACES.matcher(address)
                .replaceAll("%20")
                .replace("(", "%28")
                .replace(")", "%29")
                .replace("<", "%3C")
                .replace(">", "%3E"));
    }

    static String escape(String text) {
        return SPECIAL.matcher(text).replaceAll("\\\\$1");
    }

    private static String tidied(String text) {
        String joined = text.lines()
                .map(l -> l.replaceAll(" {2,}", " ").strip())
                .map(InlineWriter::unlikeABlock)
                .collect(Collectors.joining("\n"));
        return joined.replaceAll("\n{2,}", "\n").strip();
    }

    /** Text that happens to begin like a list or a heading stays text. */
    private static String unlikeABlock(String line) {
        if (!BLOCK_START.matcher(line).find()) {
            return line;
        }
        int digits = 0;
        while (digits < line.length() && Character.isDigit(line.charAt(digits))) {
            digits++;
        }
        return line.substring(0, digits) + "\\" + line.substring(digits);
    }
}
