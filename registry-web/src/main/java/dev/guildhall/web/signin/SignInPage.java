package dev.guildhall.web.signin;

import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import java.util.Optional;

/**
 * The sign-in page.
 *
 * @param next where to go afterwards
 * @param login what was typed, to be typed only once
 * @param byToken which of the two forms the refusal belongs to
 */
public record SignInPage(
        Chrome chrome, String next, String login, boolean byToken, Optional<Refusal> refusal, Optional<Note> note) {}
