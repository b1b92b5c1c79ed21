package dev.guildhall.faces;

import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.registry.PublishRequest;
import dev.guildhall.registry.Uploads;
import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The multipart body of the Skills API: {@code files[]} under one top folder, or one zip; other fields change nothing here. */
record SkillForm(List<EntityPart> files) {

    static SkillForm of(List<EntityPart> parts) {
        List<EntityPart> files = parts.stream()
                .filter(part ->
                        part.getFileName().filter(name -> !name.isEmpty()).isPresent())
                .toList();
        if (files.isEmpty()) {
            throw PlatformProblem.BAD_REQUEST.because(
                    "No part of the form has a file name. Send the skill's files with their paths (-F \"files[]=@SKILL.md;filename=my-skill/SKILL.md\"), or one zip (-F files[]=@my-skill.zip).");
        }
        return new SkillForm(files);
    }

    PublishRequest.Upload receive(Uploads uploads) throws IOException {
        String first = files.getFirst().getFileName().orElse("");
        if (files.size() == 1 && !first.toLowerCase(Locale.ROOT).endsWith("skill.md")) {
            try (InputStream body = files.getFirst().getContent()) {
                return uploads.archive(body, Optional.of(first));
            }
        }
        return uploads.files(() -> files.stream()
                .map(part -> new Uploads.Part(part.getFileName().orElse(""), part.getContent()))
                .iterator());
    }
}
