package dev.guildhall.page;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** A {@code pre} as a fenced block, with the language that highlighters write into class names. */
final class CodeBlock {
    private static final Pattern LANGUAGE =
            Pattern.compile("(?:^|\\s)(?:language-|lang-|highlight-source-|brush:\\s*)([A-Za-z0-9+#._-]{1,30})");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9+#._-]{1,30}");

    private CodeBlock() {}

    static String of(Element pre) {
        pre.select("br").forEach(br -> br.replaceWith(new org.jsoup.nodes.TextNode("\n")));
        String code = pre.wholeText().replace("\r\n", "\n");
        String text = code.startsWith("\n") ? code.substring(1) : code;
        if (text.isBlank()) {
            return "";
        }
        String fence = "`".repeat(Math.max(3, longestRun(text) + 1));
        return fence + language(pre) + "\n" + text.stripTrailing() + "\n" + fence;
    }

    /** How many backticks stand side by side at most. */
    static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static String language(Element pre) {
        Element code = pre.selectFirst("code");
        Element parent = pre.parent();
        for (Element named : new Element[] {code == null ? pre : code, pre, parent == null ? pre : parent}) {
            for (String attribute : new String[] {"data-lang", "data-language"}) {
                if (PLAIN.matcher(named.attr(attribute)).matches()) {
                    return named.attr(attribute).toLowerCase(Locale.ROOT);
                }
            }
            Matcher found = LANGUAGE.matcher(named.className());
            if (found.find()) {
                return found.group(1).toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }
}
