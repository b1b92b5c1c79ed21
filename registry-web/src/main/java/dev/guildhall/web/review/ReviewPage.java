package dev.guildhall.web.review;

import dev.guildhall.review.ReviewCase;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One case.
 *
 * @param reason what was typed before it was refused
 */
public record ReviewPage(
        Chrome chrome, ReviewCase found, String reason, Optional<Note> note, Optional<Refusal> refusal) {

    public String title() {
        return "@%s/%s".formatted(found.row().owner(), found.row().name());
    }

    public String skill() {
        return "/skills/@" + Addresses.encode(found.row().owner()) + "/"
                + Addresses.encode(found.row().name());
    }

    public String version() {
        return "?version=" + Addresses.encode(found.row().version());
    }

    /** Where the version is laid beside the last live one. */
    public Optional<String> compare() {
        return found.compareWith().map(live -> {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("a", live);
            query.put("b", found.row().version());
            return Addresses.withQuery(skill() + "/compare", query);
        });
    }

    public List<FileFindings> files() {
        return FileFindings.of(found.scan().findings());
    }

    public boolean mayRelease() {
        return !found.row().state().equals("released");
    }

    public boolean mayRefuse() {
        return !found.row().state().equals("refused");
    }
}
