package dev.guildhall.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.wired.Api;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Signatures and keys of publishers: how many, by whom, and whether they hold when they are listed. */
class PublisherSignaturesTest {
    private static final String SIGNATURES = "/api/v1/skills/@mill/grind/versions/1.0.0/signatures";
    private static final String KEYS = "/api/v1/owners/mill/signing-keys/";

    private final TrustedWorkflow workflow = new TrustedWorkflow();
    private final Api owner = workflow.owner;
    private final Signer signer = new Signer();
    private final byte[] zip = Guild.skill("grind", "body");

    @Test
    void takesTheSameEnvelopeAgainAlsoAtTheLimit() throws IOException {
        String digest = publish();
        String first = signer.envelope("@mill/grind@1.0.0", digest);
        assertThat(owner.post(SIGNATURES, first).status()).isEqualTo(201);
        for (int i = 1; i < 10; i++) {
            Signer next = new Signer();
            owner.put(KEYS + "key-" + i, key(next));
            assertThat(owner.post(SIGNATURES, next.envelope("@mill/grind@1.0.0", digest))
                            .status())
                    .isEqualTo(201);
        }
        Signer eleventh = new Signer();
        owner.put(KEYS + "eleventh", key(eleventh));
        assertThat(owner.post(SIGNATURES, eleventh.envelope("@mill/grind@1.0.0", digest))
                        .status())
                .isEqualTo(409);
        assertThat(owner.post(SIGNATURES, first).status()).as("the same again").isEqualTo(200);
        assertThat(sent(owner, first).status()).as("with the same upload").isEqualTo(200);
    }

    @Test
    void writesIntoTheAuditOfASignatureThatCameWithAnUploadAgain() throws IOException {
        String envelope = signer.envelope("@mill/grind@1.0.0", publish());
        assertThat(sent(owner, envelope).status()).isEqualTo(200);
        assertThat(sent(owner, envelope).status()).isEqualTo(200);
        assertThat(Guild.count(
                        "select count(*) from audit_entry where organisation_id = ? and action = 'skill.signed'",
                        workflow.guild.id))
                .isOne();
    }

    @Test
    void letsARunSignOnlyTheSkillsItIsTrustedWith() throws IOException {
        String envelope = signer.envelope("@mill/grind@1.0.0", publish());
        owner.put(
                "/api/v1/owners/mill/trusted-publishers/release",
                workflow.publisher(workflow.repositoryId, ",\"skills\":[\"sift\"]"));
        Api run = Api.withToken(workflow.exchange(workflow.issuer.signed(workflow.claims()))
                .json()
                .getString("token"));
        assertThat(run.post(SIGNATURES, envelope).status()).isEqualTo(403);
        assertThat(sent(run, envelope).status()).isEqualTo(403);
        assertThat(owner.get(SIGNATURES).json().getJsonArray("signatures")).hasSize(1);
    }

    @Test
    void saysWhichSignaturesVerifyWhenTheyAreListed() throws IOException {
        owner.post(SIGNATURES, signer.envelope("@mill/grind@1.0.0", publish()));
        assertThat(listed(0).getBoolean("verified")).isTrue();
        assertThat(listed(1).getBoolean("verified")).isTrue();
        Guild.execute(
                "update version_signature set envelope = cast(replace(cast(envelope as text), '\"sig\":\"', '\"sig\":\"AAAA') as json) where organisation_id = ?",
                workflow.guild.id);
        assertThat(listed(0).getBoolean("verified")).isFalse();
        assertThat(listed(1).getBoolean("verified")).isFalse();
        Guild.execute("update version_signature set key_id = 'gone' where organisation_id = ?", workflow.guild.id);
        assertThat(listed(1).getString("keyName")).as("no key of the registry").isEmpty();
        assertThat(listed(1).getString("keyState")).isEqualTo("unknown");
    }

    @Test
    void countsActiveKeysAgainstTheLimit() {
        for (int i = 0; i < 51; i++) {
            assertThat(owner.put(KEYS + "key-" + i, key(new Signer())).status())
                    .as("key " + i)
                    .isEqualTo(i < 50 ? 200 : 409);
        }
        owner.delete(KEYS + "key-7");
        assertThat(owner.put(KEYS + "key-50", key(new Signer())).status()).isEqualTo(200);
        assertThat(owner.get("/api/v1/owners/mill/signing-keys").json().getJsonArray("items"))
                .hasSize(51);
    }

    private JsonObject listed(int index) {
        return owner.get(SIGNATURES).json().getJsonArray("signatures").getJsonObject(index);
    }

    /** The digest of what was published, with a key of the owner there. */
    private String publish() throws IOException {
        assertThat(owner.put(KEYS + "release", key(signer)).status()).isEqualTo(200);
        return Guild.publish(workflow.author, zip, "mill", "1.0.0").version().digest();
    }

    private Api.Answer sent(Api as, String envelope) {
        return as.with(
                        "Guildhall-Signature",
                        Base64.getEncoder().encodeToString(envelope.getBytes(StandardCharsets.UTF_8)))
                .call("POST", "/api/v1/skills?owner=mill&version=1.0.0", zip, "application/zip");
    }

    private static String key(Signer signer) {
        return "{\"publicKey\":\"" + signer.pem().replace("\n", "\\n") + "\"}";
    }
}
