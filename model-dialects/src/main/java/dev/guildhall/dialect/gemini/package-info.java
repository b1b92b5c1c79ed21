/** Gemini's {@code generateContent} (API version v1beta, also Vertex AI), as clients and as providers speak it. */
@NullMarked
package dev.guildhall.dialect.gemini;

import org.jspecify.annotations.NullMarked;
