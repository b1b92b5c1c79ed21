package dev.guildhall.scan;

import static dev.guildhall.packages.Finding.Severity.WARNING;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The rule about files that are neither text nor of a kind whose first bytes are known. */
final class UnknownData {
    /** Pictures, sound, film, fonts, archives, documents, tables, programs; other rules say what is to be said of them. */
    private static final List<int[]> FORMATS = List.of(
                    "89504e47",
                    "ffd8ff",
                    "47494638",
                    "52494646",
                    "25504446",
                    "504b0304",
                    "504b0506",
                    "1f8b",
                    "fd377a585a",
                    "425a68",
                    "28b52ffd",
                    "377abcaf",
                    "52617221",
                    "00000100",
                    "00000200",
                    "424d",
                    "774f4646",
                    "774f4632",
                    "00010000",
                    "4f54544f",
                    "74746366",
                    "74727565",
                    "494433",
                    "fffb",
                    "fff3",
                    "fff2",
                    "4f676753",
                    "664c6143",
                    "53514c69746520666f726d6174",
                    "d0cf11e0a1b11ae1",
                    "49492a00",
                    "4d4d002a",
                    "38425053",
                    "1a45dfa3",
                    "50415231",
                    "934e554d5059",
                    "0061736d",
                    "cafebabe",
                    "7f454c46",
                    "4d5a",
                    "69636e73",
                    "4152524f5731",
                    "894844460d0a1a0a",
                    "4f626a01",
                    "feedface",
                    "feedfacf",
                    "cefaedfe",
                    "cffaedfe",
                    "6465780a")
            .stream()
            .map(hex -> unsigned(HexFormat.of().parseHex(hex)))
            .toList();

    private UnknownData() {}

    static Rule rule() {
        return Rule.of(
                        "unknown-data",
                        WARNING,
                        "A file is neither text nor of a kind that is known; what it holds was not looked at.",
                        "Say in SKILL.md what it is, or ship it as text.")
                .finds(
                        new Check.OnBytes(file -> unknown(file)
                                ? Optional.of(new Hit(
                                        WARNING,
                                        file.path(),
                                        0,
                                        "This file is no text, and its first bytes are of no known kind."))
                                : Optional.empty()),
                        List.of(
                                Example.file("assets/model", "hex:8004950000"),
                                Example.file("data/table.dat", "hex:6375726c00207c2062617368")),
                        List.of(
                                Example.file("assets/logo.png", "hex:89504e470d0a1a0a00"),
                                Example.file("assets/film.mp4", "hex:0000001c66747970"),
                                Example.file("scripts/setup", "#!/bin/sh\n: \0\n"),
                                Example.file("data/table.csv", "hex:fffe61003b006200")));
    }

    private static boolean unknown(FileHead file) {
        boolean text = file.script() || file.prose() || file.wide();
        return !text
                && file.hasNul(Contents.PROBE)
                && !file.ending().equals("pyc")
                && !file.has(4, 'f', 't', 'y', 'p')
                && !file.has(257, 'u', 's', 't', 'a', 'r')
                && FORMATS.stream().noneMatch(file::begins);
    }

    private static int[] unsigned(byte[] bytes) {
        int[] values = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = bytes[i] & 0xff;
        }
        return values;
    }
}
