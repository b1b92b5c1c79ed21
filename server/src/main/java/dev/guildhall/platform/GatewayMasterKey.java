package dev.guildhall.platform;

import java.util.Optional;

/** Port: a key that acts as the first organisation's administrator at the gateway's addresses, from its configuration file. */
public interface GatewayMasterKey {
    /** Empty when the file names none. */
    Optional<String> masterKey();
}
