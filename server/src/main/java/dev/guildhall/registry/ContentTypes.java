package dev.guildhall.registry;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The media type a package's file is handed out as. Whatever a browser would run or interpret, such as HTML, SVG and
 * scripts, is plain text: a package must not become a page of this server.
 */
final class ContentTypes {
    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final String BYTES = "application/octet-stream";
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("avif", "image/avif"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("json", "application/json"),
            Map.entry("md", "text/markdown;charset=UTF-8"),
            Map.entry("csv", "text/csv;charset=UTF-8"),
            Map.entry("woff", "font/woff"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("ttf", "font/ttf"),
            Map.entry("otf", "font/otf"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("zip", "application/zip"),
            Map.entry("gz", "application/gzip"),
            Map.entry("jar", "application/java-archive"));
    private static final Set<String> TEXTS = Set.of(
            "",
            "txt",
            "yaml",
            "yml",
            "toml",
            "ini",
            "cfg",
            "conf",
            "properties",
            "html",
            "htm",
            "xhtml",
            "svg",
            "xml",
            "xsl",
            "xslt",
            "js",
            "mjs",
            "cjs",
            "ts",
            "tsx",
            "jsx",
            "css",
            "scss",
            "py",
            "rb",
            "pl",
            "php",
            "sh",
            "bash",
            "zsh",
            "fish",
            "ps1",
            "bat",
            "cmd",
            "java",
            "kt",
            "go",
            "rs",
            "c",
            "h",
            "cpp",
            "hpp",
            "cs",
            "swift",
            "sql",
            "r",
            "lua",
            "jsonl",
            "ndjson",
            "json5",
            "jsonc",
            "tsv",
            "log",
            "diff",
            "patch",
            "rst",
            "adoc",
            "tex",
            "graphql",
            "proto",
            "env",
            "lock",
            "tmpl",
            "j2",
            "mdc",
            "prompt",
            "ipynb",
            "gitignore",
            "editorconfig");

    private ContentTypes() {}

    static String of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 ? "" : name.substring(dot + 1);
        return KNOWN.getOrDefault(extension, TEXTS.contains(extension) ? TEXT : BYTES);
    }
}
