/** The embedder all-MiniLM-L6-v2 (quantised, 384 dimensions) as a plugin of the server. */
@NullMarked
package dev.guildhall.plugins.minilm;

import org.jspecify.annotations.NullMarked;
