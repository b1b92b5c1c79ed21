package dev.guildhall.scan;

import static dev.guildhall.packages.Finding.Severity.HIGH;
import static dev.guildhall.packages.Finding.Severity.WARNING;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Code that is written so that nobody can read it. */
final class ObfuscationRules {
    private static final Words DECODED_CODE = Words.of(
            "\\b(?:eval|exec|function|settimeout|compile)\\s*\\(\\s*(?:\\w+\\s*\\(\\s*){0,4}(?:window\\.|global\\.|self\\.)?(?:atob|unescape|decodeuricomponent|buffer\\.from|base64\\.\\w+|b64decode|b16decode|b85decode|codecs\\.decode|bytes\\.fromhex|bytearray\\.fromhex|zlib\\.decompress|gzip\\.decompress|marshal\\.loads|lzma\\.decompress|base64_decode|gzinflate|str_rot13|hex2bin)\\b",
            "\\b(?:eval|exec)\\s*\\(\\s*__import__\\(",
            "\\bnew\\s+function\\s*\\(\\s*(?:atob|unescape|buffer\\.from)\\b",
            "\\bvm\\.runin\\w+\\(\\s*(?:atob|buffer\\.from)\\b",
            "\\b(?:iex|invoke-expression)\\b[^\\n]*frombase64string",
            "frombase64string[^\\n]*\\|\\s*(?:iex|invoke-expression)\\b",
            "\\[?reflection\\.assembly\\]?::load\\(\\s*\\[?(?:system\\.)?convert\\]?::frombase64string");
    private static final Words CODES = Words.of(
            "fromcharcode\\s*\\(\\s*(?:(?:0x[0-9a-f]+|\\d+)\\s*,\\s*){7,}",
            "(?:\\bchr\\s*\\(\\s*\\d+\\s*\\)\\s*[+.&]\\s*){5,}",
            "(?:\\[char\\]\\s*(?:0x[0-9a-f]+|\\d+)\\s*\\+?\\s*){5,}",
            "(?:\\\\x[0-9a-f]{2}){16,}",
            "(?:\\\\u00[0-9a-f]{2}){12,}",
            "join\\s*\\(\\s*(?:map\\s*\\(\\s*chr\\b|chr\\s*\\()");
    private static final Words RUNS =
            Words.of("\\b(?:eval|exec|function|iex|invoke-expression|system|popen|spawn|source)\\b");
    private static final int LONG = 512;
    private static final Words PICTURE =
            Words.of("data:(?:image|font|audio|video)/|;base64,|sha(?:256|384|512)-|-----begin|sourcemappingurl");
    private static final Set<String> HOLDS_BLOBS = Set.of(
            "svg", "lock", "ipynb", "pem", "crt", "cer", "map", "json", "css", "html", "htm", "csv", "tsv", "xml",
            "sum");

    private ObfuscationRules() {}

    static List<Rule> all() {
        return List.of(decodedCode(), characterCodes(), blob());
    }

    private static Rule decodedCode() {
        return Rule.of(
                        "decoded-code",
                        HIGH,
                        "Code is hidden in encoded text and run from there.",
                        "Write the code out.")
                .finds(
                        LineRule.inCode(
                                HIGH,
                                List.of(
                                        "eval",
                                        "exec",
                                        "function",
                                        "compile",
                                        "settimeout",
                                        "iex",
                                        "invoke-expression",
                                        "assembly",
                                        "runin"),
                                DECODED_CODE,
                                "Decoded text is run as code: `%s`."),
                        List.of(
                                Example.python("exec(base64.b64decode('cHJpbnQoMSk='))"),
                                Example.python("exec(zlib.decompress(base64.b64decode(data)))"),
                                Example.javascript("eval(atob('YWxlcnQoMSk='))"),
                                Example.javascript("new Function(Buffer.from(s, 'base64').toString())()"),
                                Example.file(
                                        "run.ps1",
                                        "iex ([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($s)))\n")),
                        List.of(
                                Example.python("data = base64.b64decode(text)"),
                                Example.javascript("const bytes = atob(text)"),
                                Example.prose("## Vulnerable\n\n```js\neval(atob(input))\n```")));
    }

    private static Rule characterCodes() {
        return Rule.of(
                        "character-codes",
                        HIGH,
                        "A text is put together from character codes, so that nobody can search for it or read it.",
                        "Write the text out.")
                .finds(
                        new Check.OnLine(
                                List.of("fromcharcode", "chr", "[char]", "\\x", "\\u00"),
                                line -> line.prose()
                                        ? Optional.empty()
                                        : CODES.first(line.lower())
                                                .map(found -> Hit.at(
                                                        line,
                                                        line.weigh(RUNS.in(line.lower()) ? HIGH : WARNING),
                                                        "A text is put together from character codes: `%s`."
                                                                .formatted(Excerpt.of(line, found))))),
                        List.of(
                                Example.javascript("eval(String.fromCharCode(97, 108, 101, 114, 116, 40, 49, 41))"),
                                Example.python("exec(chr(112) + chr(114) + chr(105) + chr(110) + chr(116) + '(1)')"),
                                Example.python("exec(''.join(map(chr, codes)))"),
                                Example.python("exec('" + "\\x70".repeat(17) + "')")),
                        List.of(
                                Example.javascript("const letter = String.fromCharCode(65 + i)"),
                                Example.python("marks = '" + "\\x70".repeat(17) + "'"),
                                Example.python("name = chr(65) + 'bc'")));
    }

    /** Of letters, digits, plus and slash. */
    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean encoded = c == '+' || c == '/' || (c < 128 && Character.isLetterOrDigit(c));
            run = encoded ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static Rule blob() {
        return Rule.of(
                        "encoded-blob",
                        WARNING,
                        "A long run of base64 or hex stands where text or code belongs.",
                        "Put it into a file of its own whose name says what it is, or write it out.")
                .finds(
                        new Check.OnLine(
                                List.of(),
                                line -> line.text().length() >= LONG
                                                && !HOLDS_BLOBS.contains(FileKind.ending(line.path()))
                                                && !PICTURE.in(line.lower())
                                                && longestRun(line.text()) >= LONG
                                        ? Optional.of(Hit.at(
                                                line,
                                                WARNING,
                                                "%,d characters of encoded text stand here."
                                                        .formatted(line.text().length())))
                                        : Optional.empty()),
                        List.of(
                                Example.python("DATA = '" + "QWxsIGdvb2Qg".repeat(60) + "'"),
                                Example.script("DATA=" + "6a6f79".repeat(300))),
                        List.of(
                                Example.file(
                                        "assets/a.svg",
                                        "<image href=\"data:image/png;base64," + "QWxsIGdvb2Qg".repeat(60) + "\"/>"),
                                Example.prose("All is well. ".repeat(60)),
                                Example.file(
                                        "package-lock.json",
                                        "{\"integrity\": \"" + "QWxsIGdvb2Qg".repeat(60) + "\"}")));
    }
}
