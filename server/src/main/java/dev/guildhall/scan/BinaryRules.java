package dev.guildhall.scan;

import static dev.guildhall.packages.Finding.Severity.HIGH;
import static dev.guildhall.packages.Finding.Severity.WARNING;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Files that nobody can read, told by their bytes and not by their names. */
final class BinaryRules {
    private static final Set<String> HARMLESS = Set.of(
            "png", "jpg", "jpeg", "gif", "webp", "ico", "bmp", "svg", "pdf", "txt", "md", "csv", "json", "yaml", "yml",
            "xml", "html", "css", "docx", "xlsx", "pptx", "mp3", "mp4", "wav", "ttf", "woff", "woff2");
    private static final Set<String> DOCUMENTS = Set.of(
            "docx", "xlsx", "pptx", "odt", "ods", "odp", "epub", "dotx", "xltx", "potx", "docm", "xlsm", "pptm",
            "skill");
    private static final String ELF = "hex:7f454c4602010100000000000000000002003e00";
    private static final String PE = "hex:4d5a" + "00".repeat(58) + "40000000" + "50450000";

    private BinaryRules() {}

    static List<Rule> all() {
        return List.of(program(), disguised(), byteCode(), encryptedArchive(), nestedArchive(), UnknownData.rule());
    }

    /** What kind of program these bytes are. */
    private static Optional<String> programKind(FileHead file) {
        if (file.begins(0x7f, 'E', 'L', 'F')) {
            return Optional.of("a Linux program (ELF)");
        }
        if (file.begins('M', 'Z')) {
            int header = file.shortAt(60);
            boolean portable = file.has(header, 'P', 'E', 0, 0);
            return portable || file.ending().equals("exe") || file.ending().equals("dll")
                    ? Optional.of("a Windows program (PE)")
                    : Optional.empty();
        }
        boolean macho = file.begins(0xfe, 0xed, 0xfa, 0xce)
                || file.begins(0xfe, 0xed, 0xfa, 0xcf)
                || file.begins(0xce, 0xfa, 0xed, 0xfe)
                || file.begins(0xcf, 0xfa, 0xed, 0xfe)
                || (file.begins(0xca, 0xfe, 0xba, 0xbe)
                        && file.at(4) == 0
                        && file.at(5) == 0
                        && file.at(6) == 0
                        && file.at(7) < 20);
        if (macho) {
            return Optional.of("a macOS program (Mach-O)");
        }
        if (file.begins(0xca, 0xfe, 0xba, 0xbe)) {
            return Optional.of("a Java class");
        }
        if (file.begins('d', 'e', 'x', '\n')) {
            return Optional.of("an Android program");
        }
        boolean jar = file.begins('P', 'K', 3, 4)
                && (file.ending().equals("jar")
                        || file.ending().equals("war")
                        || file.mentions("META-INF/MANIFEST.MF"));
        return jar && !file.toolJar() ? Optional.of("a Java archive outside lib/") : Optional.empty();
    }

    private static Rule program() {
        return Rule.of(
                        "program-inside",
                        HIGH,
                        "A compiled program lies in the package; nobody can read what it does.",
                        "Ship its source, or name the program and its version under `requires.bins`. Java tools go into lib/.")
                .finds(
                        new Check.OnBytes(file -> programKind(file)
                                .map(kind -> new Hit(HIGH, file.path(), 0, "This file is %s.".formatted(kind)))),
                        List.of(
                                Example.file("bin/tool", ELF),
                                Example.file("assets/logo.png", ELF),
                                Example.file("bin/setup.exe", PE),
                                Example.file("bin/tool", "hex:cffaedfe0c000001"),
                                Example.file("Tool.class", "hex:cafebabe00000041"),
                                Example.file("tools/x.jar", "hex:504b030414000000")),
                        List.of(
                                Example.file("lib/tool.jar", "hex:504b030414000000"),
                                Example.file("assets/logo.png", "hex:89504e470d0a1a0a"),
                                Example.file("notes.txt", "MZ is how such files begin.")));
    }

    private static Rule disguised() {
        return Rule.of(
                        "disguised-file",
                        HIGH,
                        "A file is something else than its name says, and what it is can run.",
                        "Name it as what it is, or take it out.")
                .finds(
                        new Check.OnBytes(file -> {
                            boolean harmless = HARMLESS.contains(file.ending());
                            String name = file.path().substring(file.path().lastIndexOf('/') + 1);
                            String[] parts =
                                    name.toLowerCase(java.util.Locale.ROOT).split("\\.", -1);
                            boolean twice = parts.length > 2
                                    && HARMLESS.contains(parts[parts.length - 2])
                                    && Set.of("exe", "scr", "com", "bat", "cmd", "vbs", "msi", "app")
                                            .contains(parts[parts.length - 1]);
                            boolean runs = harmless && (programKind(file).isPresent() || file.begins('#', '!', '/'));
                            return runs || twice
                                    ? Optional.of(new Hit(
                                            HIGH,
                                            file.path(),
                                            0,
                                            twice
                                                    ? "The name ends twice, to look like a document."
                                                    : "The name says .%s, the bytes say that it runs."
                                                            .formatted(file.ending())))
                                    : Optional.empty();
                        }),
                        List.of(
                                Example.file("assets/logo.png", "#!/bin/sh\necho hello\n"),
                                Example.file("assets/logo.jpg", PE),
                                Example.file("invoice.pdf.exe", "hex:00")),
                        List.of(
                                Example.file("scripts/run.sh", "#!/bin/sh\necho hello\n"),
                                Example.file("assets/logo.png", "hex:89504e470d0a1a0a"),
                                Example.file("docs/report.min.js", "let a = 1\n")));
    }

    private static Rule byteCode() {
        return Rule.of(
                        "byte-code",
                        WARNING,
                        "WebAssembly or compiled Python lies in the package; hardly anybody can read what it does.",
                        "Ship its source beside it and say how it was built.")
                .finds(
                        new Check.OnBytes(file ->
                                file.begins(0, 'a', 's', 'm') || file.ending().equals("pyc")
                                        ? Optional.of(new Hit(WARNING, file.path(), 0, "This file is byte code."))
                                        : Optional.empty()),
                        List.of(
                                Example.file("assets/x.wasm", "hex:0061736d01000000"),
                                Example.file("scripts/x.pyc", "hex:550d0d0a00000000")),
                        List.of(Example.python("print('hello')")));
    }

    private static Rule encryptedArchive() {
        return Rule.of(
                        "encrypted-archive",
                        HIGH,
                        "An archive in the package is encrypted, so that no check can look inside.",
                        "Ship what it holds in the package, readable.")
                .finds(
                        new Check.OnBytes(file -> encrypted(file)
                                ? Optional.of(new Hit(HIGH, file.path(), 0, "This archive is protected by a password."))
                                : Optional.empty()),
                        List.of(
                                Example.file("assets/tool.zip", "hex:504b030414000100000000000000"),
                                Example.file(
                                        "assets/tool.zip",
                                        "hex:504b030414000000000000000000000000000000000000000000" + "00000000"
                                                + "504b030414000900"),
                                Example.file("assets/tool.rar", "hex:526172211a0700ce9973800010000000")),
                        List.of(
                                Example.file("assets/tool.zip", "hex:504b030414000000000000000000"),
                                Example.file("assets/logo.png", "hex:89504e470d0a1a0a")));
    }

    private static boolean encrypted(FileHead file) {
        if (file.begins('P', 'K', 3, 4)) {
            for (int at = 0; at >= 0; at = file.find(at + 4, 'P', 'K', 3, 4)) {
                if ((file.shortAt(at + 6) & 1) != 0) {
                    return true;
                }
            }
            return false;
        }
        if (file.begins('R', 'a', 'r', '!', 0x1a, 7, 0)) {
            return (file.shortAt(10) & 0x80) != 0;
        }
        return file.begins('R', 'a', 'r', '!', 0x1a, 7, 1, 0) && file.at(13) == 4;
    }

    private static Rule nestedArchive() {
        return Rule.of(
                        "nested-archive",
                        WARNING,
                        "An archive lies in the package; what it holds was not looked at.",
                        "Ship what it holds in the package itself.")
                .finds(
                        new Check.OnBytes(file -> {
                            boolean zip = file.begins('P', 'K', 3, 4)
                                    && !DOCUMENTS.contains(file.ending())
                                    && !file.ending().equals("jar");
                            boolean other = file.begins('7', 'z', 0xbc, 0xaf)
                                    || file.begins('R', 'a', 'r', '!')
                                    || file.begins(0x1f, 0x8b)
                                    || file.begins(0xfd, '7', 'z', 'X', 'Z')
                                    || file.begins('B', 'Z', 'h')
                                    || file.begins(0x28, 0xb5, 0x2f, 0xfd)
                                    || file.has(257, 'u', 's', 't', 'a', 'r');
                            return zip || other
                                    ? Optional.of(new Hit(
                                            WARNING,
                                            file.path(),
                                            0,
                                            "This file is an archive; its content was not looked at."))
                                    : Optional.empty();
                        }),
                        List.of(
                                Example.file("assets/more.zip", "hex:504b030414000000"),
                                Example.file("assets/more.7z", "hex:377abcaf271c0004"),
                                Example.file("assets/more.tar.gz", "hex:1f8b0800")),
                        List.of(
                                Example.file("assets/form.docx", "hex:504b030414000000"),
                                Example.file("lib/tool.jar", "hex:504b030414000000")));
    }
}
