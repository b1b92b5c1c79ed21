/**
 * The wire shapes of model providers, read into one canonical model and written out again. Pure: no I/O, no clock, no container.
 *
 * <p>Flow: {@code client bytes → ClientDialect.read → ChatRequest → ProviderDialect.write → provider}, and back
 * {@code provider bytes → StreamDecoder → ChatEvent… → StreamEncoder → client bytes}. A whole answer is a {@link
 * dev.guildhall.dialect.ChatReply}, which is the same events folded. A request that goes to a provider of the client's own dialect is not
 * translated: {@code RequestScan} finds and replaces {@code model}, every other byte stays.
 */
@NullMarked
package dev.guildhall.dialect;

import org.jspecify.annotations.NullMarked;
