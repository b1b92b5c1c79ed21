/**
 * Signatures over versions: Ed25519 over DSSE envelopes that carry an in-toto statement; the registry's keys and publishers'.
 *
 * <p>{@code publish → VersionSignatures.sign ⇒ version_signature}; {@code download, plugin → VersionSignatures.doubt}. Entry
 * points: {@link dev.guildhall.signing.VersionSignatures}, {@link dev.guildhall.signing.RegistryKeys},
 * {@link dev.guildhall.signing.PublisherKeys}.
 */
@NullMarked
@Feature(level = 2)
package dev.guildhall.signing;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
