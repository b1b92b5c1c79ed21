/**
 * Figures over days as SVG: geometry is computed here, drawn by templates, with widths as attributes and never as style.
 */
@NullMarked
package dev.guildhall.web.chart;

import org.jspecify.annotations.NullMarked;
