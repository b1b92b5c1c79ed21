import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Verifies a skill archive against the registry's signature, with nothing but a JDK:
 * {@code java VerifySkill.java registry.pem archive.zip signatures.json}. Exits with 0 only when a signature by one of the keys in
 * that file verifies and names the archive's SHA-256; then prints who published it, as it was signed.
 */
final class VerifySkill {
    private static final Pattern ENVELOPE =
            Pattern.compile("\"payload\"\\s*:\\s*\"([A-Za-z0-9+/=]+)\"\\s*,\\s*\"signatures\"\\s*:\\s*\\[([^\\]]*)\\]");
    private static final Pattern SIGNATURE = Pattern.compile("\"sig\"\\s*:\\s*\"([A-Za-z0-9+/=]+)\"");
    private static final Pattern SUBJECT = Pattern.compile(
            "\"subject\"\\s*:\\s*\\[\\s*\\{\\s*\"name\"\\s*:\\s*\"([^\"]+)\"\\s*,\\s*\"digest\"\\s*:\\s*\\{\\s*\"sha256\"\\s*:\\s*\"([0-9a-f]{64})\"");
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");
    private static final Pattern PUBLISHER = Pattern.compile("\"publisher\"\\s*:\\s*(\\{[^{}]*\\})");
    private static final Pattern LATER = Pattern.compile("\"signedLater\"\\s*:\\s*true");
    private static final String TYPE = "application/vnd.in-toto+json";

    private VerifySkill() {}

    public static void main(String[] args) throws Exception {
        if (args.length != 3) {
            System.err.println("usage: java VerifySkill.java registry.pem archive.zip signatures.json");
            System.exit(2);
        }
        List<PublicKey> keys = new ArrayList<>();
        Matcher pem = PEM.matcher(Files.readString(Path.of(args[0])));
        while (pem.find()) {
            keys.add(KeyFactory.getInstance("Ed25519")
                    .generatePublic(
                            new X509EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)))));
        }
        String archive = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(Path.of(args[1]))));
        Matcher envelope = ENVELOPE.matcher(Files.readString(Path.of(args[2])));
        while (envelope.find()) {
            byte[] payload = Base64.getDecoder().decode(envelope.group(1));
            byte[] head = ("DSSEv1 " + TYPE.length() + " " + TYPE + " " + payload.length + " ")
                    .getBytes(StandardCharsets.UTF_8);
            Matcher each = SIGNATURE.matcher(envelope.group(2));
            while (each.find()) {
                String statement = new String(payload, StandardCharsets.UTF_8);
                Matcher subject = SUBJECT.matcher(statement);
                if (verifies(keys, head, payload, Base64.getDecoder().decode(each.group(1))) && subject.find()) {
                    if (subject.group(2).equals(archive)) {
                        System.out.println("verified: " + subject.group(1) + ", sha256:" + archive);
                        Matcher publisher = PUBLISHER.matcher(statement);
                        System.out.println("publisher: " + (publisher.find() ? publisher.group(1) : "not named"));
                        if (LATER.matcher(statement).find()) {
                            System.out.println(
                                    "signed later: the registry read the publisher from its database, it did not see them publish");
                        }
                        return;
                    }
                    System.err.println(
                            "signed is another archive: sha256:" + subject.group(2) + " of " + subject.group(1));
                    System.exit(1);
                }
            }
        }
        System.err.println("no signature by this key verifies");
        System.exit(1);
    }

    private static boolean verifies(List<PublicKey> keys, byte[] head, byte[] payload, byte[] sig) throws Exception {
        for (PublicKey key : keys) {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(head);
            signature.update(payload);
            if (signature.verify(sig)) {
                return true;
            }
        }
        return false;
    }
}
