package dev.guildhall.web.signin;

import dev.guildhall.identity.InvitedUser;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Refusal;
import java.util.Optional;

/**
 * Where an invited user sets their password.
 *
 * @param invited empty when the invitation is over
 * @param code as it came with the address, to be sent back with the form
 */
public record InvitationPage(Chrome chrome, Optional<InvitedUser> invited, String code, Optional<Refusal> refusal) {
    @Override
    public String toString() {
        return "InvitationPage[" + invited + "]";
    }
}
