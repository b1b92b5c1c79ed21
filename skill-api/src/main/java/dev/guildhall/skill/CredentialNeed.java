package dev.guildhall.skill;

import java.util.List;
import java.util.Optional;

/** A secret the skill needs: its id, the environment variable it is read from and the hosts it may be sent to. */
public record CredentialNeed(
        String id, Optional<String> env, List<String> hosts, boolean required, Optional<String> description) {

    public CredentialNeed {
        hosts = List.copyOf(hosts);
    }
}
