package dev.guildhall.search;

/**
 * A value that a list can be narrowed to.
 *
 * @param count skills that would be listed if this facet were narrowed to this value alone and the others stayed as they are
 * @param chosen whether the list is narrowed to it now
 */
public record FacetValue(String value, long count, boolean chosen) {}
