package dev.guildhall.platform;

/**
 * What this server may fetch from besides public hosts over https.
 *
 * @param privateHosts {@code host} or {@code host:port}, separated by commas
 */
public record OutboundSettings(String privateHosts) implements SettingsRecord {
    public OutboundSettings {
        PrivateHosts.of(privateHosts);
    }

    PrivateHosts exceptions() {
        return PrivateHosts.of(privateHosts);
    }
}
