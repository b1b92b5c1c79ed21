package dev.guildhall.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** A data table in GitHub's notation. Cells that span columns leave the others empty, so that columns stay in line. */
final class TableWriter {
    private static final int MAX_COLUMNS = 40;
    private static final int MAX_ROWS = 2_000;

    private final InlineWriter inline;

    TableWriter(InlineWriter inline) {
        this.inline = inline;
    }

    /** Tables that only place things on the page: nested ones, and those of one column without a heading. */
    static boolean isLayout(Element table) {
        if (table.attr("role").equals("presentation")
                || table.selectFirst("table table, pre, h1, h2, h3, ul, ol") != null) {
            return true;
        }
        return table.selectFirst("th") == null
                && table.select("tr").stream().allMatch(r -> r.select("> td").size() <= 1);
    }

    String write(Element table) {
        List<List<String>> rows = new ArrayList<>();
        for (Element row : table.select("tr")) {
            List<String> cells = cells(row);
            if (rows.size() < MAX_ROWS && cells.stream().anyMatch(c -> !c.isEmpty())) {
                rows.add(cells);
            }
        }
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        if (columns == 0) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        Element first = table.selectFirst("tr");
        boolean headed = first != null && first.selectFirst("> th") != null;
        if (!headed) {
            lines.add(line(List.of(), columns));
            lines.add(rule(columns));
        }
        for (List<String> row : rows) {
            lines.add(line(row, columns));
            if (headed && lines.size() == 1) {
                lines.add(rule(columns));
            }
        }
        return String.join("\n", lines);
    }

    private List<String> cells(Element row) {
        List<String> cells = new ArrayList<>();
        for (Element cell : row.select("> th, > td")) {
            if (cells.size() >= MAX_COLUMNS) {
                break;
            }
            cells.add(inline.write(cell).replace("|", "\\|").replace("\n", "<br>"));
            for (int i = 1; i < span(cell) && cells.size() < MAX_COLUMNS; i++) {
                cells.add("");
            }
        }
        return cells;
    }

    private static int span(Element cell) {
        String span = cell.attr("colspan");
        return span.matches("[1-9]\\d?") ? Integer.parseInt(span) : 1;
    }

    private static String line(List<String> cells, int columns) {
        List<String> all = new ArrayList<>(cells);
        while (all.size() < columns) {
            all.add("");
        }
        return all.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String rule(int columns) {
        return "| --- ".repeat(columns) + "|";
    }
}
