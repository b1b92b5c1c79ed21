package dev.guildhall.web.admin;

import dev.guildhall.administration.JavaPublisher;
import dev.guildhall.identity.OwnedPublisher;
import dev.guildhall.platform.Permission;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Whose Java code may run, and which workflows may publish.
 *
 * @param workflows the first hundred
 */
public record PublishersPage(
        Chrome chrome,
        List<JavaPublisher> publishers,
        Optional<String> next,
        List<OwnedPublisher> workflows,
        Optional<Refusal> refusal,
        Optional<Note> note) {

    public boolean decides() {
        return chrome.may(Permission.PUBLISHERS_TRUST);
    }
}
