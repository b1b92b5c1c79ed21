/**
 * The wire shapes of OpenAI: chat completions (and everybody who is compatible), responses, embeddings; each as clients speak it and as
 * providers do. Source: OpenAI's OpenAPI document of August 2026.
 */
@NullMarked
package dev.guildhall.dialect.openai;

import org.jspecify.annotations.NullMarked;
