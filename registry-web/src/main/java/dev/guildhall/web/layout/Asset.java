package dev.guildhall.web.layout;

import java.util.HexFormat;

/** One static file: its bytes, media type and digest. */
final class Asset {
    private final byte[] bytes;
    private final String mediaType;
    private final byte[] sha256;

    Asset(byte[] bytes, String mediaType, byte[] sha256) {
        this.bytes = bytes;
        this.mediaType = mediaType;
        this.sha256 = sha256;
    }

    byte[] bytes() {
        return bytes;
    }

    String mediaType() {
        return mediaType;
    }

    byte[] sha256() {
        return sha256;
    }

    String etag() {
        return HexFormat.of().formatHex(sha256, 0, 16);
    }
}
