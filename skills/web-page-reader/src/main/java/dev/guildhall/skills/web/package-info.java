/** Turns the HTML of a web page into Markdown a model can read: {@code HTML → main part → Markdown}. */
@NullMarked
package dev.guildhall.skills.web;

import org.jspecify.annotations.NullMarked;
