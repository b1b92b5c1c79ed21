package dev.guildhall.skills.web;

import dev.guildhall.page.PageText;
import dev.guildhall.skill.Json;
import dev.guildhall.skill.SkillTool;
import dev.guildhall.skill.ToolArguments;
import dev.guildhall.skill.ToolCall;
import dev.guildhall.skill.ToolResult;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.stream.Collectors;
import org.pf4j.Extension;

/** The tool {@code html_to_markdown}. {@code arguments → PageText → front matter + Markdown}. */
@Extension
public class HtmlToMarkdown implements SkillTool {
    static final int MAX_HTML = 5_000_000;
    private static final int DEFAULT_CHARACTERS = 40_000;
    private static final int MAX_CHARACTERS = 200_000;

    @Override
    public String name() {
        return "html_to_markdown";
    }

    @Override
    public String description() {
        return "Turns the HTML of a web page into clean Markdown: title and metadata, headings, paragraphs, lists, tables,"
                + " code blocks with their language, images and links made absolute. Navigation, advertisements, cookie"
                + " notices, scripts and styles are dropped. Give the HTML itself; the tool opens no address.";
    }

    @Override
    public String inputSchema() {
        return """
                {
                  "type": "object",
                  "properties": {
                    "html": {"type": "string", "maxLength": 5000000, "description": "The page's HTML."},
                    "base_url": {"type": "string", "description": "Address the page was read from; relative links are resolved against it."},
                    "whole_page": {"type": "boolean", "default": false, "description": "Keep everything visible instead of finding the main part."},
                    "links": {"type": "boolean", "default": true, "description": "Keep link addresses; false leaves the text only."},
                    "max_characters": {"type": "integer", "minimum": 500, "maximum": 200000, "default": 40000, "description": "Cut the Markdown after this many characters, at a paragraph."}
                  },
                  "required": ["html"],
                  "additionalProperties": false
                }
                """;
    }

    @Override
    public ToolResult call(ToolCall call) {
        try {
            ToolArguments arguments = call.read();
            String html = arguments.text("html");
            if (html.length() > MAX_HTML) {
                return ToolResult.error("The HTML has %d characters; the most is %d. Cut out the part you need."
                        .formatted(html.length(), MAX_HTML));
            }
            String baseUrl = checked(arguments.optionalText("base_url").orElse(""));
            boolean wholePage = arguments.flag("whole_page", false);
            boolean links = arguments.flag("links", true);
            int most = arguments.whole("max_characters", DEFAULT_CHARACTERS, 500, MAX_CHARACTERS);
            PageText.Part part = wholePage ? PageText.Part.WHOLE : PageText.Part.MAIN;
            return convert(PageText.of(html, baseUrl, part, links), most);
        } catch (ToolArguments.Refused e) {
            return ToolResult.error(String.valueOf(e.getMessage()));
        }
    }

    private static ToolResult convert(PageText page, int most) {
        if (page.markdown().isBlank()) {
            return ToolResult.error("The page has no text in its HTML. It is probably drawn by a script: read it with a"
                    + " browser, or look for a feed, an API or a print version.");
        }
        return ToolResult.text(frontMatter(page.head()) + Cut.at(page.markdown(), most));
    }

    /** YAML between dashes. A JSON string is a YAML string as well, so no value can break out of its line. */
    private static String frontMatter(Map<String, String> head) {
        if (head.isEmpty()) {
            return "";
        }
        return head.entrySet().stream()
                .map(value -> value.getKey() + ": " + Json.write(value.getValue()))
                .collect(Collectors.joining("\n", "---\n", "\n---\n\n"));
    }

    private static String checked(String baseUrl) {
        if (baseUrl.isEmpty()) {
            return baseUrl;
        }
        try {
            String scheme = new URI(baseUrl).getScheme();
            if ("http".equals(scheme) || "https".equals(scheme)) {
                return baseUrl;
            }
        } catch (URISyntaxException e) {
            throw new ToolArguments.Refused("The argument \"base_url\" is no address: " + e.getMessage());
        }
        throw new ToolArguments.Refused("The argument \"base_url\" must begin with http:// or https://.");
    }
}
