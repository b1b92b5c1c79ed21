package dev.guildhall.signing;

import dev.guildhall.platform.Open;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** The registry's public keys over HTTP. */
@Path("/api/v1/signing-keys")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class SigningKeysResource {
    private final RegistryKeys keys;

    @Inject
    public SigningKeysResource(RegistryKeys keys) {
        this.keys = keys;
    }

    @GET
    @Open("Public keys: whoever holds a skill must be able to verify it, with no account here.")
    public Page<SigningKey> keys() {
        return new Page<>(keys.list(), Optional.empty());
    }
}
