package dev.guildhall.plan;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One agent's text between two marker lines of a Markdown file. */
final class MarkdownFormat implements Format {
    private final String path;
    private final String begin;
    private final String end;

    MarkdownFormat(String path, String agent) {
        this.path = path;
        this.begin = "<!-- guildhall:begin " + agent + " -->";
        this.end = "<!-- guildhall:end " + agent + " -->";
    }

    /** @param to behind the line break of the closing marker */
    private record Block(int from, int textFrom, int textTo, int to) {}

    @Override
    public Optional<Found> find(String text, Pointer pointer) {
        return block(text).map(block -> {
            String inside = text.substring(block.textFrom(), block.textTo());
            return new Found(unix(inside), inside);
        });
    }

    /** A text as it is compared: its line ends are those of Unix, and the last is not counted. */
    static String unix(String text) {
        String unix = text.replace("\r\n", "\n");
        return unix.endsWith("\n") ? unix.substring(0, unix.length() - 1) : unix;
    }

    private Optional<Block> block(String text) {
        int from = line(text, begin, 0);
        int close = line(text, end, 0);
        if (from < 0 && close < 0) {
            return Optional.empty();
        }
        if (from < 0) {
            throw Places.unreadable(path, text, close, "this marker ends a block that does not begin");
        }
        int textFrom = Places.nextLine(text, from);
        if (close < textFrom) {
            throw Places.unreadable(path, text, from, "the block that begins here has no end behind it");
        }
        int second = line(text, begin, textFrom);
        if (second >= 0 || line(text, end, close + 1) >= 0) {
            throw Places.unreadable(path, text, second < 0 ? close : second, "this marker is here more than once");
        }
        return Optional.of(new Block(from, textFrom, close, Places.nextLine(text, close)));
    }

    private static int line(String text, String marker, int from) {
        Matcher found = Pattern.compile("(?m)^\uFEFF?(" + Pattern.quote(marker) + ")[ \\t]*\\r?$")
                .matcher(text);
        return found.find(from) ? found.start(1) : -1;
    }

    @Override
    public List<TextEdit> set(String text, Pointer pointer, @Nullable Object value) {
        String newline = Places.newline(text);
        String inside = inside(value, newline);
        Optional<Block> block = block(text);
        if (block.isPresent()) {
            Block b = block.get();
            return List.of(new TextEdit(b.textFrom(), b.textTo() - b.textFrom(), inside));
        }
        String before;
        if (text.replace("\uFEFF", "").isBlank()) {
            before = "";
        } else if (text.endsWith("\n")) {
            before = newline;
        } else {
            before = newline + newline;
        }
        return List.of(new TextEdit(text.length(), 0, before + begin + newline + inside + end + newline));
    }

    private String inside(@Nullable Object value, String newline) {
        if (!(value instanceof String markdown)) {
            throw new PlanRefused("what is set in " + path + " must be a JSON string.");
        }
        if (markdown.contains("<!-- guildhall:begin ") || markdown.contains("<!-- guildhall:end ")) {
            throw new PlanRefused("the text for " + path
                    + " holds a marker \"<!-- guildhall:\" itself, which would end the block too early.");
        }
        String unix = markdown.replace("\r\n", "\n");
        return (unix.endsWith("\n") ? unix : unix + "\n").replace("\n", newline);
    }

    @Override
    public List<TextEdit> restore(String text, Pointer pointer, String raw) {
        Block block = block(text).orElseThrow();
        return List.of(new TextEdit(block.textFrom(), block.textTo() - block.textFrom(), raw));
    }

    @Override
    public List<TextEdit> remove(String text, Pointer pointer, @Nullable Object value) {
        Block block = block(text).orElseThrow();
        int from = block.from();
        // The empty line in front was made with the block.
        String above = text.substring(0, from);
        if (above.endsWith("\n\r\n")) {
            from -= 2;
        } else if (above.endsWith("\n\n")) {
            from -= 1;
        }
        return List.of(new TextEdit(from, block.to() - from, ""));
    }

    @Override
    public boolean empty(String text) {
        return text.replace("\uFEFF", "").isBlank();
    }
}
