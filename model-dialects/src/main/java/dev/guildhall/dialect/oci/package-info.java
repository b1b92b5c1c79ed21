/**
 * OCI Generative AI inference, version 20231130: {@code POST /20231130/actions/chat} in the formats GENERIC and COHERE, and {@code embedText}.
 * Whole answers and server-sent events. The request is signed (OCI Signature version 1) by whoever sends it.
 */
@NullMarked
package dev.guildhall.dialect.oci;

import org.jspecify.annotations.NullMarked;
