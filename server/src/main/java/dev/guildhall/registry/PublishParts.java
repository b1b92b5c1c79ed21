package dev.guildhall.registry;

import dev.guildhall.platform.PlatformProblem;
import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts of a multipart publish call: files have a file name, fields have none; {@code signature} may be either. */
record PublishParts(List<EntityPart> files, Map<String, String> fields, Optional<String> signature) {
    private static final int LONGEST_FIELD = 1_000;

    static PublishParts of(List<EntityPart> parts) throws IOException {
        List<EntityPart> files = new ArrayList<>();
        Map<String, String> fields = new HashMap<>();
        Optional<String> signature = Optional.empty();
        for (EntityPart part : parts) {
            if (part.getName().equals(SentSignature.PART)) {
                signature = Optional.of(text(part, SentSignature.LONGEST)).filter(text -> !text.isBlank());
                continue;
            }
            Optional<String> fileName = part.getFileName();
            if (fileName.isPresent()) {
                // Browsers send a file field that was left empty as a part without a name and without bytes.
                if (!fileName.get().isEmpty()) {
                    files.add(part);
                }
            } else {
                fields.put(part.getName(), text(part, LONGEST_FIELD));
            }
        }
        if (files.isEmpty()) {
            throw PlatformProblem.BAD_REQUEST.because(
                    "No part of the form has a file name. Send one archive (-F archive=@skill.zip), or the skill's files with their paths (-F \"file=@SKILL.md;filename=my-skill/SKILL.md\").");
        }
        return new PublishParts(files, fields, signature);
    }

    /** The query's value where it has one, else the form's. */
    @Nullable
    String field(String name, @Nullable String query) {
        return query == null || query.isBlank() ? fields.get(name) : query;
    }

    PublishRequest.Upload receive(Uploads uploads) throws IOException {
        EntityPart first = files.getFirst();
        String name = first.getFileName().orElse("");
        if (files.size() == 1 && !name.toLowerCase(Locale.ROOT).endsWith("skill.md")) {
            try (InputStream body = first.getContent()) {
                return uploads.archive(body, Optional.of(name));
            }
        }
        return uploads.files(() -> files.stream()
                .map(part -> new Uploads.Part(part.getFileName().orElse(""), part.getContent()))
                .iterator());
    }

    private static String text(EntityPart part, int longest) throws IOException {
        try (InputStream in = part.getContent()) {
            byte[] bytes = in.readNBytes(longest + 1);
            if (bytes.length > longest) {
                throw PlatformProblem.BAD_REQUEST.because(
                        "The form's field %s is longer than %d bytes.".formatted(part.getName(), longest));
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
