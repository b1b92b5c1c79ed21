package dev.guildhall.plugins.minilm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MiniLmTest {
    private static final List<String> SKILLS = List.of(
            "excel-plots. Draws bar, line and scatter plots from xlsx and csv files.",
            "billing. Writes invoices and reminders for customers.",
            "k8s-deploy. Deploys services to kubernetes with helm.",
            "code-reviewer. Reviews pull requests and finds mistakes.",
            "translator. Puts documents into another language.");

    @BeforeAll
    static void nativeLibraries() {
        NativeLibraries.use(Path.of(System.getProperty("guildhall.minilm.native")));
    }

    private final MiniLm model = MiniLm.load();

    @ParameterizedTest
    @CsvSource(textBlock = """
            turn a spreadsheet into charts,  excel-plots
            get paid by clients,             billing
            look over my changes for bugs,   code-reviewer
            say it in French,                translator""")
    void findsWhatSharesNoWordWithTheQuery(String query, String expected) {
        List<float[]> skills = model.embed(SKILLS);
        float[] wanted = model.embed(List.of(query)).getFirst();
        int best = IntStream.range(0, SKILLS.size())
                .boxed()
                .max((a, b) -> Double.compare(dot(wanted, skills.get(a)), dot(wanted, skills.get(b))))
                .orElseThrow();
        assertThat(SKILLS.get(best)).startsWith(expected + ".");
        assertThat(dot(wanted, skills.get(best))).isGreaterThan(new MiniLmEmbedder().leastSimilarity());
    }

    @Test
    void bearsEveryText() {
        List<float[]> vectors = model.embed(List.of("", " ", "word ".repeat(400), "\u0000\ud800 ☃ 你好"));
        assertThat(vectors).hasSize(4).allMatch(vector -> vector.length == new MiniLmEmbedder().dimensions());
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
