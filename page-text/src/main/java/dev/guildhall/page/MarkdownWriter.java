package dev.guildhall.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Writes the block structure of HTML as Markdown: headings, paragraphs, lists, quotes, code, tables. */
final class MarkdownWriter {
    private static final Set<String> CONTAINERS = Set.of(
            "html",
            "body",
            "main",
            "article",
            "section",
            "div",
            "header",
            "footer",
            "aside",
            "nav",
            "figure",
            "details",
            "center",
            "fieldset",
            "form",
            "hgroup",
            "address",
            "dl");
    // Deeper nesting than any author means; it bounds the recursion over a page made to exhaust the stack.
    private static final int MAX_DEPTH = 120;
    // Every level of quotes and lists stands again before each line inside it.
    private static final int MAX_NESTED = 20;

    private final Budget budget;
    private final InlineWriter inline;
    private int nested;

    MarkdownWriter(boolean links, Budget budget) {
        this.budget = budget;
        this.inline = new InlineWriter(links, budget);
    }

    String write(Element root) {
        List<String> blocks = new ArrayList<>();
        children(root, blocks, 0);
        String markdown = String.join("\n\n", blocks);
        return markdown.isEmpty() ? "" : markdown + "\n";
    }

    /** Runs of inline nodes between blocks become paragraphs of their own. */
    private void children(Element parent, List<String> blocks, int depth) {
        List<Node> run = new ArrayList<>();
        for (Node child : parent.childNodes()) {
            if (child instanceof Element element && isBlock(element)) {
                paragraph(run, blocks);
                block(element, blocks, depth + 1);
            } else if (child instanceof Element || child instanceof TextNode) {
                run.add(child);
            }
        }
        paragraph(run, blocks);
    }

    private void block(Element element, List<String> blocks, int depth) {
        if (budget.isSpent()) {
            return;
        }
        if (depth > MAX_DEPTH) {
            add(blocks, budget.fitting(InlineWriter.escape(element.text())));
            return;
        }
        switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                String text = inline.write(element).replace("\n", " ");
                if (!text.isBlank()) {
                    add(blocks, "#".repeat(element.normalName().charAt(1) - '0') + " " + text);
                }
            }
            case "pre" -> add(blocks, budget.fitting(CodeBlock.of(element)));
            case "blockquote" -> add(blocks, quote(element, depth));
            case "ul", "ol", "menu" -> add(blocks, list(element, depth));
            case "table" -> table(element, blocks, depth);
            case "hr" -> add(blocks, "---");
            case "dt" -> add(blocks, bold(inline.write(element)));
            case "summary" -> add(blocks, bold(inline.write(element)));
            case "figcaption", "caption" -> add(blocks, emphasised(inline.write(element)));
            default -> children(element, blocks, depth);
        }
    }

    private void paragraph(List<Node> run, List<String> blocks) {
        add(blocks, inline.write(run));
        run.clear();
    }

    private String quote(Element element, int depth) {
        List<String> blocks = new ArrayList<>();
        nested++;
        children(element, blocks, depth);
        nested--;
        return prefixed(String.join("\n\n", blocks), "> ");
    }

    private String list(Element list, int depth) {
        List<String> items = new ArrayList<>();
        int number = startOf(list);
        boolean ordered = list.normalName().equals("ol");
        for (Element child : list.children()) {
            List<String> blocks = new ArrayList<>();
            boolean item = child.normalName().equals("li");
            nested++;
            if (item) {
                children(child, blocks, depth);
            } else {
                block(child, blocks, depth + 1);
            }
            nested--;
            if (!item) {
                // A list directly inside a list: no HTML, but common; it belongs to the item before it.
                if (!items.isEmpty() && !blocks.isEmpty()) {
                    items.add(prefixed(String.join("\n", blocks), "  "));
                    continue;
                }
            }
            if (blocks.isEmpty()) {
                continue;
            }
            String marker = ordered ? number++ + ". " : "- ";
            String text = isTight(blocks) ? String.join("\n", blocks) : String.join("\n\n", blocks);
            items.add(marker + prefixed(text, " ".repeat(marker.length())).stripLeading());
        }
        return String.join("\n", items);
    }

    /** One paragraph and lists under it stay close together; anything else needs its empty lines. */
    private static boolean isTight(List<String> blocks) {
        return blocks.stream().skip(1).allMatch(b -> b.startsWith("- ") || b.matches("(?s)\\d+\\. .*"));
    }

    private void table(Element table, List<String> blocks, int depth) {
        if (TableWriter.isLayout(table)) {
            // A table inside a cell is met again as a block of that cell.
            for (Element cell : table.select("> tr > *, > tbody > tr > *, > thead > tr > *, > tfoot > tr > *")) {
                children(cell, blocks, depth);
            }
            return;
        }
        Element caption = table.selectFirst("> caption");
        if (caption != null) {
            add(blocks, emphasised(inline.write(caption)));
        }
        // Its padding can be longer than its text.
        add(blocks, budget.fitting(new TableWriter(inline).write(table)));
    }

    private static int startOf(Element list) {
        String start = list.attr("start");
        return start.matches("\\d{1,6}") ? Integer.parseInt(start) : 1;
    }

    private static boolean isBlock(Element element) {
        String name = element.normalName();
        return CONTAINERS.contains(name)
                || element.isBlock()
                || Set.of("li", "dd", "dt", "summary", "figcaption", "table", "caption")
                        .contains(name)
                || hasBlocks(element);
    }

    /** A link or span around paragraphs is a container, whatever its name says. */
    private static boolean hasBlocks(Element element) {
        return element.selectFirst("p, div, h1, h2, h3, h4, h5, h6, ul, ol, pre, table, blockquote") != null;
    }

    private String prefixed(String text, String prefix) {
        if (nested >= MAX_NESTED || !budget.takes(text.lines().count() * prefix.length())) {
            return text;
        }
        return text.lines()
                .map(l -> l.isEmpty() ? prefix.stripTrailing() : prefix + l)
                .collect(Collectors.joining("\n"));
    }

    private static String bold(String text) {
        return text.isBlank() ? "" : "**" + text + "**";
    }

    private static String emphasised(String text) {
        return text.isBlank() ? "" : "*" + text + "*";
    }

    private static void add(List<String> blocks, String block) {
        if (!block.isBlank()) {
            blocks.add(block.stripTrailing());
        }
    }
}
