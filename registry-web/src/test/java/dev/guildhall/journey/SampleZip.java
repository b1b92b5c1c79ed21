package dev.guildhall.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A skill as somebody has it on disk: a folder, and a zip of it. */
record SampleZip(String name, Path folder, Path zip) {

    /** A name nobody used before, so that a journey can be repeated on the same data. */
    static SampleZip fresh(String prefix) {
        return of(prefix + "-" + Long.toString(System.currentTimeMillis(), 36), true);
    }

    /** A package whose manifest is broken. */
    static SampleZip broken() {
        return of("broken-" + Long.toString(System.currentTimeMillis(), 36), false);
    }

    /** Of this name, with more in its {@code SKILL.md}. */
    static SampleZip saying(String name, String more) {
        return of(name, true, more, "");
    }

    /** As {@link #saying}, with a {@code skill.yaml} that asks for this. */
    static SampleZip asking(String name, String more, String manifest) {
        return of(name, true, more, manifest);
    }

    private static SampleZip of(String name, boolean valid) {
        return of(name, valid, "", "");
    }

    private static SampleZip of(String name, boolean valid, String more, String manifest) {
        Map<String, String> files = new LinkedHashMap<>();
        String description =
                valid ? "description: Greets whoever opens the door. Use it when somebody comes in.\n" : "";
        files.put(
                "SKILL.md",
                "---\nname: " + name + "\n" + description
                        + "---\n# Greet people\n\nSay **good day**. See [how](references/how.md).\n" + more);
        if (!manifest.isEmpty()) {
            files.put("skill.yaml", manifest);
        }
        files.put("references/how.md", "# How to greet\n\nWith a nod.\n");
        files.put("scripts/greet.sh", "#!/bin/sh\necho good day\n");
        try {
            Path root = Files.createTempDirectory("journey");
            Path folder = root.resolve(name);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            Path zip = root.resolve(name + ".zip");
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
                for (Map.Entry<String, String> file : files.entrySet()) {
                    out.putNextEntry(new ZipEntry(name + "/" + file.getKey()));
                    out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                    out.closeEntry();
                }
            }
            return new SampleZip(name, folder, zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
