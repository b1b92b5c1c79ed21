package dev.guildhall.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input over HTTP: a problem that says what, where and how to mend it, and nothing left behind. */
class RefusalIT {
    private static final Product PRODUCT = Product.shared();
    private static final Api API = PRODUCT.api();
    private static final String MD = "---\nname: broken\ndescription: Is broken.\n---\nBody.\n";

    @BeforeAll
    static void anOwner() {
        assertThat(API.putJson("/api/v1/owners/refusals", "{\"displayName\":\"Refusals\"}")
                        .status())
                .isIn(200, 201);
    }

    static Stream<Arguments> broken() {
        byte[] good = Archives.skill("broken", "Is broken.", Map.of("a.txt", "a".repeat(2000)));
        return Stream.of(
                Arguments.of("not an archive", "plain words".getBytes(StandardCharsets.UTF_8), 422),
                Arguments.of("nothing", new byte[0], 422),
                Arguments.of("truncated", Arrays.copyOf(good, good.length / 2), 422),
                Arguments.of("zip slip", zip("../../evil", "x"), 422),
                Arguments.of("absolute", zip("/etc/passwd", "x"), 422),
                Arguments.of("drive", zip("C:\\evil", "x"), 422),
                Arguments.of("UNC", zip("\\\\host\\share\\evil", "x"), 422),
                Arguments.of(
                        "case twins",
                        Archives.zip(Map.of("broken/SKILL.md", MD, "broken/A.txt", "1", "broken/a.txt", "2")),
                        422),
                Arguments.of(
                        "bomb", Archives.skill("broken", "Is broken.", Map.of("zeros", "0".repeat(11 << 20))), 413),
                Arguments.of("no SKILL.md", Archives.zip(Map.of("broken/README.md", "x")), 422),
                Arguments.of("BOM", md("\uFEFF" + MD), 422),
                Arguments.of(
                        "alias bomb",
                        md(
                                "---\nname: broken\ndescription: &a [x,x,x]\nmetadata: {a: [*a,*a,*a,*a,*a,*a,*a,*a,*a]}\n---\n"),
                        422),
                Arguments.of("number for a string", md("---\nname: broken\ndescription: 12345\n---\n"), 422),
                Arguments.of("name is not the folder", md(MD.replace("name: broken", "name: other")), 422),
                Arguments.of("unknown field", md(MD.replace("---\nBody", "autor: me\n---\nBody")), 422));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void saysWhatIsWrongAndLeavesNothing(String what, byte[] archive, int status) throws Exception {
        Api.Answer answer = publish("?owner=refusals&version=1.0.0", archive);
        assertThat(answer.status()).as(what + ": " + answer).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().getString("type")).contains("/problems/");
        assertThat(answer.json().getString("detail")).isNotBlank();
        assertThat(API.get("/api/v1/skills/@refusals/broken").status()).isEqualTo(404);
        assertThat(stagedFiles()).isZero();
    }

    @Test
    void namesTheWayToCreateAnUnknownOwner() {
        Api.Answer answer = publish("?owner=nobody-here&version=1.0.0", Archives.skill("fine", "Is fine.", Map.of()));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().getString("detail")).contains("PUT /api/v1/owners/nobody-here");
    }

    @Test
    void refusesAVersionThatIsNone() {
        byte[] archive = Archives.skill("fine", "Is fine.", Map.of());
        assertThat(publish("?owner=refusals&version=1.0", archive).status()).isEqualTo(422);
        assertThat(publish("?owner=refusals", archive).status()).isEqualTo(422);
    }

    @Test
    void refusesAFolderThatIsTooLargeBeforeItIsSpooled() throws Exception {
        byte[] body = new byte[60 << 20];
        Api.Answer answer = API.post(
                "/api/v1/skills?owner=refusals&version=1.0.0", body, "Content-Type", "multipart/form-data; boundary=x");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(413);
        assertThat(answer.json().getString("detail")).contains("52428800");
        assertThat(stagedFiles()).isZero();
    }

    @Test
    void asksWhoItIs() {
        Api.Answer answer = PRODUCT.api("").get("/api/v1/skills");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(PRODUCT.api("gh_wrong").get("/api/v1/skills").status()).isEqualTo(401);
    }

    @Test
    void answersProblemsForUnknownAddressesAndMethods() {
        assertThat(API.get("/api/v1/nothing").json().getInt("status")).isEqualTo(404);
        assertThat(API.delete("/api/v1/skills").status()).isEqualTo(405);
        assertThat(API.postJson("/api/v1/tokens", "{not json").status()).isEqualTo(400);
        assertThat(API.get("/api/v1/skills?limit=5000").status()).isEqualTo(400);
        assertThat(API.get("/api/v1/skills?cursor=nonsense").status()).isEqualTo(400);
    }

    private static long stagedFiles() throws Exception {
        Path staging = PRODUCT.data().resolve("staging");
        if (!Files.exists(staging)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(staging)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static byte[] md(String text) {
        return Archives.zip(Map.of("broken/SKILL.md", text));
    }

    private static byte[] zip(String path, String text) {
        return Archives.zip(Map.of("broken/SKILL.md", MD, path, text));
    }

    private static Api.Answer publish(String query, byte[] archive) {
        return API.post("/api/v1/skills" + query, archive, "Content-Type", "application/zip");
    }
}
