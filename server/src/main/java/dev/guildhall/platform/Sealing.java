package dev.guildhall.platform;

import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets for the database under the master key: AES-256-GCM, bound to a context.
 *
 * <p>Sealed bytes are {@code 1 · mark of the key (8) · nonce (12) · ciphertext and tag}. The context is associated data: what
 * was sealed for one row does not open for another. Key and mark are derived from the master key with HMAC-SHA-256, so that
 * the mark tells nothing of the key.
 */
@Service
public class Sealing {
    private static final byte FORMAT = 1;
    private static final int MARK = 8;
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int SHORTEST = 1 + MARK + NONCE + TAG;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A master key as it is used. */
    private record Key(byte[] mark, SecretKeySpec secret) {
        static Key of(byte[] master) {
            return new Key(
                    Arrays.copyOf(derived(master, "guildhall master key mark"), MARK),
                    new SecretKeySpec(derived(master, "guildhall sealing 1"), "AES"));
        }
    }

    private final Key current;
    private final List<Key> all = new ArrayList<>();

    @Inject
    Sealing(MasterKeySettings settings) {
        this.current = Key.of(settings.current());
        all.add(current);
        settings.retired().forEach(retired -> all.add(Key.of(retired)));
    }

    /**
     * @param context what the secret is and where it stands, for example {@code signing-key:ab12}; needed again to open it
     */
    public byte[] seal(byte[] secret, String context) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, current, nonce, context).doFinal(secret);
            return ByteBuffer.allocate(1 + MARK + NONCE + sealed.length)
                    .put(FORMAT)
                    .put(current.mark())
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java seals with AES-GCM", e);
        }
    }

    /** 503 {@code sealed} when it was sealed under a key that is not given, for another context, or altered since. */
    public byte[] open(byte[] sealed, String context) {
        if (sealed.length < SHORTEST || sealed[0] != FORMAT) {
            throw PlatformProblem.SEALED.because(
                    "What is stored for %s is no sealed secret; it was altered.".formatted(context));
        }
        Key key = all.stream()
                .filter(known -> hasMark(sealed, known))
                .findFirst()
                .orElseThrow(() -> PlatformProblem.SEALED.because(
                        "%s was sealed under another master key. Start the server with that key as GUILDHALL_MASTER_KEY, or as one of GUILDHALL_MASTER_RETIRED_KEYS."
                                .formatted(context)));
        try {
            byte[] nonce = Arrays.copyOfRange(sealed, 1 + MARK, 1 + MARK + NONCE);
            return cipher(Cipher.DECRYPT_MODE, key, nonce, context)
                    .doFinal(sealed, 1 + MARK + NONCE, sealed.length - 1 - MARK - NONCE);
        } catch (AEADBadTagException e) {
            throw PlatformProblem.SEALED.because(
                    "What is stored for %s does not open: it was altered, or sealed for something else."
                            .formatted(context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java opens AES-GCM", e);
        }
    }

    /** Whether it was sealed under the current key; else it should be opened and sealed again while the old one is known. */
    public boolean isCurrent(byte[] sealed) {
        return sealed.length >= SHORTEST && hasMark(sealed, current);
    }

    private static boolean hasMark(byte[] sealed, Key key) {
        return MessageDigest.isEqual(Arrays.copyOfRange(sealed, 1, 1 + MARK), key.mark());
    }

    private static Cipher cipher(int mode, Key key, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] derived(byte[] master, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(master, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }
}
