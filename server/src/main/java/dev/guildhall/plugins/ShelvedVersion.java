package dev.guildhall.plugins;

/**
 * A version that exists.
 *
 * @param version semantic version
 * @param state {@code live}, {@code held}, {@code yanked} or {@code revoked}; only a live one is newly chosen
 */
public record ShelvedVersion(String version, String state) {
    public static final String LIVE = "live";
    public static final String HELD = "held";
    public static final String YANKED = "yanked";
    public static final String REVOKED = "revoked";

    boolean live() {
        return state.equals(LIVE);
    }
}
