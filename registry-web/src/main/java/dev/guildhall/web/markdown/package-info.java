/**
 * Markdown of packages as HTML that cannot do anything: {@code commonmark → jsoup safelist → links, headings, tables}.
 */
@NullMarked
package dev.guildhall.web.markdown;

import org.jspecify.annotations.NullMarked;
