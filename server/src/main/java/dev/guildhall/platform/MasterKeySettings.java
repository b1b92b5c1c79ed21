package dev.guildhall.platform;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The keys under which secrets are sealed.
 *
 * @param key 32 random bytes in base64url; new secrets are sealed under it
 * @param retiredKeys earlier ones, separated by commas; they only open what was sealed under them
 */
record MasterKeySettings(String key, String retiredKeys) implements SettingsRecord {
    private static final int BYTES = 32;

    MasterKeySettings {
        if (key.isBlank()) {
            throw new IllegalArgumentException(
                    "guildhall.master.key (GUILDHALL_MASTER_KEY) is empty; secrets cannot be kept without it. ./guildhall up makes one; elsewhere give 32 random bytes in base64url, and keep a copy: what is sealed under a lost key is lost.");
        }
        bytes("guildhall.master.key (GUILDHALL_MASTER_KEY)", key);
        parted(retiredKeys)
                .forEach(retired -> bytes("guildhall.master.retired-keys (GUILDHALL_MASTER_RETIRED_KEYS)", retired));
    }

    byte[] current() {
        return bytes("guildhall.master.key", key);
    }

    List<byte[]> retired() {
        return parted(retiredKeys).stream()
                .map(text -> bytes("guildhall.master.retired-keys", text))
                .toList();
    }

    private static List<String> parted(String keys) {
        return Arrays.stream(keys.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** The message never shows what it read. */
    private static byte[] bytes(String name, String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    name + " is not base64url: letters, digits, - and _ only, 43 of them for 32 bytes.", e);
        }
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(
                    "%s has %d bytes; it must have %d: openssl rand -base64 32 | tr '+/' '-_'"
                            .formatted(name, bytes.length, BYTES));
        }
        return bytes;
    }

    @Override
    public String toString() {
        return "MasterKeySettings[…]";
    }
}
