package dev.guildhall.scan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/scanning.md} says what the rules say, and the rules keep to what it promises. */
class ScanningDocTest {
    /** Of what decides about findings. When it changes, raise {@link ScanRules#VERSION} and write the new digest here. */
    private static final String RULES = "68c529f075d230a6";

    @Test
    void listsEveryRuleWithItsSeverityAndMeaning() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "scanning.md"));
        List<String> rows = document.substring(document.indexOf("| code | at most | what it means |"))
                .lines()
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(ScanRules.ALL.stream()
                        .map(rule -> "| `%s` | %s | %s %s |"
                                .formatted(rule.code(), rule.severity(), rule.meaning(), rule.fix()))
                        .toList());
        assertThat(document).contains("Rules version " + ScanRules.VERSION + ".");
    }

    @Test
    void matchesInLinearTimeOnly() {
        noClasses()
                .that()
                .resideInAPackage("dev.guildhall.scan")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.regex")
                .because(
                        "authors of packages choose the text, and a backtracking pattern lets them choose the time too")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.guildhall.scan"));
    }

    @Test
    void raisesTheVersionWhenTheRulesChange() throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/dev/guildhall/scan"))) {
            for (Path source : sources.filter(
                            path -> String.valueOf(path.getFileName())
                                    .matches(
                                            "\\w*Rules?\\.java|(Line|CommentMarks|Deeds|Orders|Words|TextLines|Contents|FileKind|UnknownData|PackageScan)\\.java"))
                    .sorted()
                    .toList()) {
                digest.update(Files.readString(source).replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(HexFormat.of().formatHex(digest.digest()).substring(0, 16)).isEqualTo(RULES);
    }
}
