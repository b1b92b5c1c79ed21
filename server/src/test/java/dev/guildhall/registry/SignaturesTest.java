package dev.guildhall.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.identity.Role;
import dev.guildhall.identity.Tokens;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemType;
import dev.guildhall.signing.SigningProblem;
import dev.guildhall.signing.VersionSignature;
import dev.guildhall.signing.VersionSignatures;
import dev.guildhall.wired.Api;
import dev.guildhall.wired.Wired;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignaturesTest {
    private static final String VERSION = "/api/v1/skills/@mill/grind/versions/1.0.0";

    private final Signatures signatures = Wired.bean(Signatures.class);
    private final Catalog catalog = Wired.bean(Catalog.class);
    private final RegistryShelf shelf = Wired.bean(RegistryShelf.class);
    private final Guild guild = new Guild();
    private final Actor author = guild.authorOf("mill");
    private final Signer signer = new Signer();

    @Test
    void signsEveryVersionAsItIsPublished() throws IOException {
        byte[] zip = Guild.skill(
                "grind",
                "Grinds.",
                "body",
                Map.of(
                        "skill.yaml",
                        "schema: guildhall/v1\npackage: \"@mill/grind\"\nversion: 1.0.0\nrepository: {url: \"https://git.example/mill\", commit: 0123456789abcdef0123456789abcdef01234567}\n"));
        PublishedVersion published = Guild.publish(author, zip, "", "").version();

        Signatures.Standing standing = signatures.of(author, "mill", "grind", "latest");
        assertThat(standing.state()).isEqualTo("signed");
        VersionSignature signature = standing.signatures().getFirst();
        assertThat(signature.signer()).isEqualTo("registry");
        assertThat(signature.keyState()).isEqualTo("active");
        JsonObject statement = signature.statement();
        assertThat(statement.getString("predicateType")).isEqualTo("https://guildhall.dev/publication/v1");
        JsonObject subject = statement.getJsonArray("subject").getJsonObject(0);
        assertThat(subject.getString("name")).isEqualTo("@mill/grind@1.0.0");
        VersionDetail detail = catalog.version(author, "mill", "grind", "1.0.0");
        assertThat("sha256:" + subject.getJsonObject("digest").getString("guildhallPackage"))
                .isEqualTo(published.digest());
        assertThat("sha256:" + subject.getJsonObject("digest").getString("sha256"))
                .isEqualTo(detail.archiveDigest());
        JsonObject predicate = statement.getJsonObject("predicate");
        assertThat(predicate.getJsonObject("publisher").getString("login")).isEqualTo(author.login());
        assertThat(predicate.getString("verdict")).isEqualTo(published.verdict());
        assertThat(predicate.getJsonObject("source").getString("url")).isEqualTo("https://git.example/mill");
        assertThat(predicate.getJsonObject("registry").getString("organisation"))
                .isEqualTo(guild.id.toString());
        assertThat(shelf.find(guild.id, "mill", "grind", "1.0.0").orElseThrow().doubt())
                .isEmpty();
    }

    @Test
    void handsOutNothingOfAVersionWhoseRowWasAltered() throws IOException {
        publish();
        UUID version = versionId();
        for (String change : List.of(
                "update skill_version set digest = repeat('0', 64) where id = ?",
                "update skill_version set archive_digest = repeat('0', 64) where id = ?",
                "update skill_version set version = '1.0.1' where id = ?",
                "delete from version_signature where version_id = ?",
                "update version_signature set envelope = cast(replace(cast(envelope as text), '\"sig\":\"', '\"sig\":\"AAAA') as json) where version_id = ?",
                "update version_signature set envelope = cast(replace(cast(envelope as text), '\"payload\":\"', '\"payload\":\"AAAA') as json) where version_id = ?",
                "update version_signature set envelope = '{}' where version_id = ?")) {
            List<String> before = List.of(
                    Guild.text("select version from skill_version where id = ?", version),
                    Guild.text("select digest from skill_version where id = ?", version),
                    Guild.text("select archive_digest from skill_version where id = ?", version));
            String envelope =
                    Guild.text("select cast(envelope as text) from version_signature where version_id = ?", version);
            Guild.execute(change, version);
            String now = Guild.text("select version from skill_version where id = ?", version);

            broken(() -> catalog.archive(author, "mill", "grind", now));
            broken(() -> catalog.file(author, "mill", "grind", now, "SKILL.md"));
            assertThat(shelf.find(guild.id, "mill", "grind", now).orElseThrow().doubt())
                    .as(change)
                    .isPresent();
            assertThat(signatures.of(author, "mill", "grind", now).state())
                    .as(change)
                    .isEqualTo("broken");

            Guild.execute(
                    "update skill_version set version = ?, digest = ?, archive_digest = ? where id = ?",
                    before.get(0),
                    before.get(1),
                    before.get(2),
                    version);
            Guild.execute("delete from version_signature where version_id = ?", version);
            Guild.execute(
                    "insert into version_signature values (gen_random_uuid(), ?, ?, 'registry', 'k', cast(? as json), 'd', 'registry', now())",
                    guild.id,
                    version,
                    envelope);
        }
        assertThat(signatures.of(author, "mill", "grind", "1.0.0").state()).isEqualTo("signed");
        assertThat(catalog.archive(author, "mill", "grind", "1.0.0")
                        .opener()
                        .open()
                        .readAllBytes())
                .isNotEmpty();
    }

    @Test
    void isVerifiedByTheExampleThatKnowsNothingOfTheProduct(@TempDir Path folder) throws Exception {
        publish();
        String pem = Api.anonymous()
                .get("/api/v1/signing-keys")
                .json()
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("pem");
        Files.writeString(folder.resolve("registry.pem"), pem);
        Files.write(
                folder.resolve("archive.zip"),
                catalog.archive(author, "mill", "grind", "1.0.0")
                        .opener()
                        .open()
                        .readAllBytes());
        Files.writeString(
                folder.resolve("signatures.json"),
                as(author).get(VERSION + "/signatures").body());

        assertThat(example(folder)).isEqualTo("0 verified: @mill/grind@1.0.0");
        Files.writeString(folder.resolve("registry.pem"), new Signer().pem() + "\n" + pem);
        assertThat(example(folder)).as("one of several keys").isEqualTo("0 verified: @mill/grind@1.0.0");

        Files.write(folder.resolve("archive.zip"), new byte[] {0}, java.nio.file.StandardOpenOption.APPEND);
        assertThat(example(folder)).startsWith("1 signed is another archive");
        Files.writeString(folder.resolve("registry.pem"), new Signer().pem());
        assertThat(example(folder)).startsWith("1 no signature by this key verifies");
    }

    private static String example(Path folder) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        Path.of("../docs/examples/VerifySkill.java")
                                .toAbsolutePath()
                                .toString(),
                        "registry.pem",
                        "archive.zip",
                        "signatures.json")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + said.replaceAll("(?s),.*", "").strip();
    }

    @Test
    void noticesAnAlteredListOfFilesAlsoAfterTheSignatureHeldOnce() throws IOException {
        publish();
        assertThat(catalog.file(author, "mill", "grind", "1.0.0", "SKILL.md")
                        .opener()
                        .open())
                .isNotEmpty();
        Guild.execute(
                "update skill_file set sha256 = repeat('1', 64) where path = 'run.sh' and version_id = ?", versionId());
        broken(() -> catalog.file(author, "mill", "grind", "1.0.0", "SKILL.md"));
        assertThat(shelf.find(guild.id, "mill", "grind", "1.0.0").orElseThrow().doubt())
                .hasValueSatisfying(doubt -> assertThat(doubt).contains("package digest"));
    }

    @Test
    void handsOutNoAlteredBlob() throws IOException {
        publish();
        StoredFile archive = catalog.archive(author, "mill", "grind", "1.0.0");
        StoredFile file = catalog.file(author, "mill", "grind", "1.0.0", "run.sh");
        Guild.alter(archive.sha256());
        Guild.alter(file.sha256());
        refused(RegistryProblem.BYTES_ALTERED, () -> archive.opener().open());
        refused(RegistryProblem.BYTES_ALTERED, () -> file.opener().open());
        Api api = as(author);
        Api.Answer answer = api.get(VERSION + "/archive");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.json().getString("type")).endsWith("/problems/bytes-altered");
        assertThat(api.get(VERSION + "/files/run.sh").status()).isEqualTo(500);
        assertThat(api.get(VERSION + "/files/SKILL.md").status()).isEqualTo(200);
    }

    @Test
    void takesThePublishersSignatureWithTheUploadAndAfterIt() throws IOException {
        Api api = as(author);
        byte[] zip = Guild.skill("grind", "body");
        String digest = Guild.publish(
                        Wired.bean(Publishing.class), author, zip, "mill", "1.0.0", Optional.empty(), true)
                .version()
                .digest();
        assertThat(api.put("/api/v1/owners/mill/signing-keys/release", key(signer))
                        .status())
                .isEqualTo(200);
        String envelope = signer.envelope("@mill/grind@1.0.0", digest);
        String header = Base64.getEncoder().encodeToString(envelope.getBytes(StandardCharsets.UTF_8));

        assertThat(api.with("Guildhall-Signature", header)
                        .call("POST", "/api/v1/skills?owner=mill&version=1.0.0", zip, "application/zip")
                        .status())
                .isEqualTo(201);
        JsonObject standing = api.get(VERSION + "/signatures").json();
        assertThat(standing.getJsonArray("signatures")).hasSize(2);
        JsonObject publishers = standing.getJsonArray("signatures").getJsonObject(1);
        assertThat(publishers.getString("signer")).isEqualTo("publisher");
        assertThat(publishers.getString("keyName")).isEqualTo("release");
        assertThat(publishers.getString("keyId")).isEqualTo(signer.keyId());
        assertThat(publishers.getJsonObject("statement").getString("predicateType"))
                .isEqualTo("https://example.com/built");

        assertThat(api.post(VERSION + "/signatures", envelope).status())
                .as("the same again")
                .isEqualTo(200);
        Signer second = new Signer();
        api.put("/api/v1/owners/mill/signing-keys/second", key(second));
        assertThat(api.post(VERSION + "/signatures", second.envelope("@mill/grind@1.0.0", digest))
                        .status())
                .isEqualTo(201);
        assertThat(api.get(VERSION + "/signatures").json().getJsonArray("signatures"))
                .hasSize(3);
        assertThat(Guild.count(
                        "select count(*) from audit_entry where organisation_id = ? and action = 'skill.signed'",
                        guild.id))
                .isOne();
    }

    @Test
    void refusesASignatureThatDoesNotHoldAndStoresNothing() throws IOException {
        Api api = as(author);
        byte[] zip = Guild.skill("grind", "body");
        String digest = Guild.publish(
                        Wired.bean(Publishing.class), author, zip, "mill", "1.0.0", Optional.empty(), true)
                .version()
                .digest();
        api.put("/api/v1/owners/mill/signing-keys/release", key(signer));
        for (String envelope : List.of(
                signer.envelope("@mill/grind@1.0.0", "0".repeat(64)),
                signer.envelope("@mill/other@1.0.0", digest),
                new Signer().envelope("@mill/grind@1.0.0", digest),
                signer.envelope("@mill/grind@1.0.0", digest).replace(signer.keyId(), "nobody"),
                "no envelope")) {
            String header = Base64.getEncoder().encodeToString(envelope.getBytes(StandardCharsets.UTF_8));
            Api.Answer answer = api.with("Guildhall-Signature", header)
                    .call("POST", "/api/v1/skills?owner=mill&version=1.0.0", zip, "application/zip");
            assertThat(answer.status()).as(envelope).isEqualTo(422);
            assertThat(answer.json().getString("type")).endsWith("/signature-refused");
        }
        assertThat(guild.versions()).isZero();

        publish();
        assertThat(api.post(VERSION + "/signatures", signer.envelope("@mill/grind@1.0.0", "0".repeat(64)))
                        .body())
                .contains("package digest 0000");
    }

    @Test
    void takesNothingNewFromARevokedKeyAndSaysSoOfWhatItSigned() throws IOException {
        Api api = as(author);
        String digest = publish().digest();
        api.put("/api/v1/owners/mill/signing-keys/release", key(signer));
        String envelope = signer.envelope("@mill/grind@1.0.0", digest);
        assertThat(api.post(VERSION + "/signatures", envelope).status()).isEqualTo(201);

        assertThat(api.delete("/api/v1/owners/mill/signing-keys/release").json().getString("state"))
                .isEqualTo("revoked");

        assertThat(signatures
                        .of(author, "mill", "grind", "1.0.0")
                        .signatures()
                        .get(1)
                        .keyState())
                .isEqualTo("revoked");
        assertThat(api.post(VERSION + "/signatures", envelope).status()).isEqualTo(422);
        assertThat(api.put("/api/v1/owners/mill/signing-keys/release", key(signer))
                        .status())
                .as("a revoked key does not come back")
                .isEqualTo(409);
        assertThat(api.put("/api/v1/owners/mill/signing-keys/release", key(new Signer()))
                        .status())
                .isEqualTo(409);
        assertThat(api.get("/api/v1/owners/mill/signing-keys").json().getJsonArray("items"))
                .hasSize(1);
    }

    @Test
    void letsOnlyThoseWhoManageTheOwnerChangeItsKeys() {
        Actor publisher = guild.user(Role.AUTHOR);
        as(author).put("/api/v1/owners/mill/members/" + publisher.login(), "{\"role\":\"publisher\"}");
        assertThat(as(publisher)
                        .put("/api/v1/owners/mill/signing-keys/release", key(signer))
                        .status())
                .isEqualTo(403);
        assertThat(as(publisher).get("/api/v1/owners/mill/signing-keys").status())
                .isEqualTo(200);
        assertThat(as(guild.user(Role.ADMINISTRATOR))
                        .put("/api/v1/owners/mill/signing-keys/release", key(signer))
                        .status())
                .isEqualTo(200);
        assertThat(as(guild.user(Role.ADMINISTRATOR))
                        .post("/api/v1/signing-keys/rotate", "{\"reason\":\"why not\"}")
                        .status())
                .as("the registry's key belongs to the home organisation")
                .isEqualTo(403);
    }

    @Test
    void signsVersionsFromBeforeSignatures() throws IOException {
        publish();
        UUID version = versionId();
        Guild.execute("delete from version_signature where version_id = ?", version);
        Guild.execute("delete from unsigned_versions_finished");
        Guild.execute("insert into unsigned_version values (?)", version);
        assertThat(signatures.of(author, "mill", "grind", "1.0.0").state()).isEqualTo("unsigned");
        assertThat(catalog.archive(author, "mill", "grind", "1.0.0").size()).isPositive();

        UnsignedVersions unsigned = Wired.bean(UnsignedVersions.class);
        while (unsigned.signSome() > 0) {
            assertThat(Guild.count("select count(*) from unsigned_version where version_id = ?", version))
                    .isLessThan(2);
        }

        Signatures.Standing standing = signatures.of(author, "mill", "grind", "1.0.0");
        assertThat(standing.state()).isEqualTo("signed");
        JsonObject predicate = standing.signatures().getFirst().statement().getJsonObject("predicate");
        assertThat(predicate.getBoolean("signedLater")).isTrue();
        assertThat(predicate.getJsonObject("publisher").getString("login")).isEqualTo(author.login());

        Guild.execute("delete from version_signature where version_id = ?", version);
        Guild.execute("insert into unsigned_version values (?)", version);
        assertThat(unsigned.signSome()).as("all old versions were signed").isZero();
        SkillKey skill = Wired.bean(SkillStore.class).known(author, "mill", "grind");
        assertThat(new VersionTrust(Wired.bean(VersionSignatures.class))
                        .doubt(skill, Wired.bean(VersionReads.class).exact(skill, "1.0.0")))
                .as("on another node")
                .contains("it has no signature of this registry");
        Guild.execute("delete from unsigned_version");
    }

    @Test
    void showsNoKeyAndNoSignatureToAnotherTenant() throws IOException {
        publish();
        as(author).put("/api/v1/owners/mill/signing-keys/release", key(signer));
        Api stranger = as(new Guild().user(Role.ADMINISTRATOR));
        assertThat(stranger.get("/api/v1/owners/mill/signing-keys").status()).isEqualTo(404);
        assertThat(stranger.put("/api/v1/owners/mill/signing-keys/x", key(new Signer()))
                        .status())
                .isEqualTo(404);
        assertThat(stranger.delete("/api/v1/owners/mill/signing-keys/release").status())
                .isEqualTo(404);
        assertThat(stranger.get(VERSION + "/signatures").status()).isEqualTo(404);
        assertThat(stranger.post(VERSION + "/signatures", "{}").status()).isEqualTo(404);

        Guild twin = new Guild();
        Actor twinAuthor = twin.authorOf("mill");
        String digest = Guild.publish(twinAuthor, Guild.skill("grind", "body"), "mill", "1.0.0")
                .version()
                .digest();
        assertThat(as(twinAuthor)
                        .post(VERSION + "/signatures", signer.envelope("@mill/grind@1.0.0", digest))
                        .status())
                .as("a key of the other tenant's owner of the same name")
                .isEqualTo(422);
    }

    private PublishedVersion publish() throws IOException {
        return Guild.publish(
                        author,
                        Guild.skill("grind", "Grinds.", "body " + guild.name, Map.of("run.sh", "echo " + guild.name)),
                        "mill",
                        "1.0.0")
                .version();
    }

    private UUID versionId() {
        return UUID.fromString(
                Guild.text("select cast(id as text) from skill_version where organisation_id = ?", guild.id));
    }

    private static String key(Signer signer) {
        return "{\"publicKey\":\"" + signer.pem().replace("\n", "\\n") + "\"}";
    }

    private static Api as(Actor actor) {
        List<String> scopes =
                actor.permissions().stream().map(Permission::scope).sorted().toList();
        return Api.withToken(Wired.bean(Tokens.class)
                .create(actor, "test", scopes, Duration.ofDays(1))
                .value());
    }

    private static void broken(ThrowingCallable call) {
        refused(SigningProblem.SIGNATURE_BROKEN, call);
    }

    private static void refused(ProblemType type, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
