package dev.guildhall.web.layout;

/**
 * What every page of this build has in common.
 *
 * @param assets address below which the assets of this build lie, without a slash at the end
 * @param sprite the icons, inlined once per page
 * @param url address under which people reach this server
 */
public record Look(String assets, String sprite, String version, String url) {}
