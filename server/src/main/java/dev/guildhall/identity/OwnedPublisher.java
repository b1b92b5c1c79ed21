package dev.guildhall.identity;

/**
 * A trusted publisher with the owner it publishes for.
 *
 * @param owner namespace without {@code @}
 */
public record OwnedPublisher(String owner, TrustedPublisherRow publisher) {}
