package dev.guildhall.hosted;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** An organisation at a hosted runtime; what is known there is known of this pair alone. */
record Place(UUID organisation, HostedRuntime runtime) {
    /**
     * What a thing is found by when the answer to its making was lost: the same each time, and another for each organisation
     * and server, should two share an account.
     */
    String mark(String kind, String name) {
        String whole = organisation + "\n" + runtime.id() + "\n" + kind + "\n" + name;
        return Digests.sha256(whole.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }
}
