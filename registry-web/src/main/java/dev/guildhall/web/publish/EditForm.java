package dev.guildhall.web.publish;

import dev.guildhall.platform.PlatformProblem;
import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.util.List;

/**
 * What the editing form sent.
 *
 * @param action {@code save}, {@code check} (save, then look at the findings), {@code add} or {@code remove}
 */
record EditForm(String file, String text, String action) {
    private static final int LONGEST_FIELD = 1_000;
    private static final int LONGEST_TEXT = 2 << 20;

    static EditForm of(List<EntityPart> parts) throws IOException {
        String file = "";
        String text = "";
        String action = "save";
        for (EntityPart part : parts) {
            switch (part.getName()) {
                case "file" -> file = FormText.of(part, LONGEST_FIELD).strip();
                case "text" -> text = FormText.of(part, LONGEST_TEXT);
                case "do" -> action = FormText.of(part, LONGEST_FIELD).strip();
                default ->
                    throw PlatformProblem.BAD_REQUEST.because(
                            "The form has no field \"%s\". It knows file, text and do.".formatted(part.getName()));
            }
        }
        return new EditForm(file, text, action);
    }
}
