package dev.guildhall.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.skill.SkillManifest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ManifestJsonTest {
    @Test
    void everyFieldSurvivesTheRoundTrip() {
        SkillManifest manifest = SkillYamlReaderTest.everything();
        assertThat(ManifestJson.read(ManifestJson.write(manifest))).isEqualTo(manifest);
    }

    @Test
    void aPlainSkillIsShortAndSorted() throws IOException {
        SkillManifest manifest = new PackageReader()
                .read(GivenFiles.skill(
                        "---\nname: a\ndescription: \"b \\\"c\\\"\"\nmetadata: {z: 1.0, b: x}\n---\nBody\n"))
                .manifest()
                .orElseThrow();
        assertThat(ManifestJson.write(manifest))
                .isEqualTo("{\"description\":\"b \\\"c\\\"\",\"invocation\":{\"model\":true,\"user\":true},"
                        + "\"metadata\":{\"b\":\"x\",\"z\":\"1.0\"},\"name\":\"a\"}");
        assertThat(ManifestJson.read(ManifestJson.write(manifest))).isEqualTo(manifest);
    }

    @Test
    void saysWhatIsWrongWithOtherJson() {
        assertThatThrownBy(() -> ManifestJson.read("[]")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ManifestJson.read("{\"name\":\"a\"}")).hasMessage("`description` is missing");
        assertThatThrownBy(() -> ManifestJson.read("{\"name\":\"a\",\"description\":1}"))
                .hasMessage("`description` is not a String");
    }
}
