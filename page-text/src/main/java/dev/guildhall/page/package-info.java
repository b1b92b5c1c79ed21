/** Turns the HTML of a page into Markdown: {@code HTML → main part → Markdown}. Pure; opens no address. */
@NullMarked
package dev.guildhall.page;

import org.jspecify.annotations.NullMarked;
