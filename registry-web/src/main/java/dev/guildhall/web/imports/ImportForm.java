package dev.guildhall.web.imports;

import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.web.layout.Addresses;
import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the form sent: an archive, or the address of a repository. */
record ImportForm(Optional<EntityPart> archive, ImportFields fields) {
    private static final int LONGEST = 1_000;

    static ImportForm of(List<EntityPart> parts) throws IOException {
        EntityPart archive = null;
        Map<String, String> texts = new HashMap<>();
        for (EntityPart part : parts) {
            if (part.getName().equals("archive")) {
                archive = part.getFileName().filter(name -> !name.isBlank()).isPresent() ? part : archive;
            } else {
                texts.put(part.getName(), text(part));
            }
        }
        ImportFields fields = new ImportFields(
                Addresses.ownerName(texts.getOrDefault("owner", "")),
                texts.getOrDefault("source", ""),
                texts.getOrDefault("path", ""),
                texts.getOrDefault("ref", ""));
        return new ImportForm(Optional.ofNullable(archive), fields);
    }

    private static String text(EntityPart part) throws IOException {
        try (InputStream in = part.getContent()) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw PlatformProblem.TOO_LARGE.because(
                        "The field \"%s\" is longer than %d bytes.".formatted(part.getName(), LONGEST));
            }
            return new String(bytes, StandardCharsets.UTF_8).strip();
        }
    }
}
