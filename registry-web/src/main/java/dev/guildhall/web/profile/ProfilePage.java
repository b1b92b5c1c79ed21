package dev.guildhall.web.profile;

import dev.guildhall.identity.UserRow;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import java.util.List;
import java.util.Optional;

/** Who I am and what I may do. {@code scopes} are the permissions of this session by their outside names. */
public record ProfilePage(
        Chrome chrome, UserRow user, List<String> scopes, Optional<Refusal> refusal, Optional<Note> note) {}
