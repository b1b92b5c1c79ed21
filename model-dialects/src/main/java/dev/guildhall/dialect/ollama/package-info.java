/** Ollama's own API: {@code POST /api/chat} with newline-delimited JSON, and {@code /api/embed}. */
@NullMarked
package dev.guildhall.dialect.ollama;

import org.jspecify.annotations.NullMarked;
