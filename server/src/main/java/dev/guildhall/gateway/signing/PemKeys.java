package dev.guildhall.gateway.signing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** RSA keys in PEM: {@code PRIVATE KEY} (PKCS 8) and {@code RSA PRIVATE KEY} (PKCS 1), neither under a pass phrase. */
final class PemKeys {
    /** SEQUENCE { INTEGER 0, SEQUENCE { OID rsaEncryption, NULL } } without its length: what PKCS 8 has before a PKCS 1 key. */
    private static final byte[] RSA = {
        0x02,
        0x01,
        0x00,
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };

    private PemKeys() {}

    /** @param what for the message: {@code "The OCI key"} */
    static PrivateKey rsa(String pem, String what) throws IOException {
        if (pem.contains("ENCRYPTED")) {
            throw new IOException(what + " is under a pass phrase; give one without, readable by this server only.");
        }
        String body = pem.replaceAll("(?s).*-----BEGIN (RSA )?PRIVATE KEY-----", "")
                .replaceAll("(?s)-----END.*", "")
                .replaceAll("\\s", "");
        try {
            byte[] der = Base64.getDecoder().decode(body);
            byte[] pkcs8 = pem.contains("BEGIN RSA PRIVATE KEY") ? wrapped(der) : der;
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new IOException(what + " is no RSA private key in PEM.", e);
        }
    }

    private static byte[] wrapped(byte[] pkcs1) {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        inner.writeBytes(RSA);
        inner.write(0x04);
        length(inner, pkcs1.length);
        inner.writeBytes(pkcs1);
        ByteArrayOutputStream outer = new ByteArrayOutputStream();
        outer.write(0x30);
        length(outer, inner.size());
        outer.writeBytes(inner.toByteArray());
        return outer.toByteArray();
    }

    private static void length(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
        } else if (length < 0x100) {
            out.write(0x81);
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length & 0xff);
        }
    }
}
