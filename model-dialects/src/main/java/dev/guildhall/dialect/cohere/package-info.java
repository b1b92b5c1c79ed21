/** Cohere's API, version 2: {@code POST /v2/chat} (whole and as server-sent events) and {@code /v2/embed}. */
@NullMarked
package dev.guildhall.dialect.cohere;

import org.jspecify.annotations.NullMarked;
