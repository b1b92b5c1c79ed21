package dev.guildhall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.packages.Finding;
import dev.guildhall.packages.FindingCode;
import dev.guildhall.packages.PackageReader;
import dev.guildhall.packages.ReadPackage;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {
    static Stream<Arguments> matches() {
        return ScanRules.ALL.stream()
                .flatMap(rule -> rule.matches().stream().map(example -> Arguments.of(rule.code(), rule, example)));
    }

    static Stream<Arguments> passes() {
        return ScanRules.ALL.stream()
                .flatMap(rule -> rule.passes().stream().map(example -> Arguments.of(rule.code(), rule, example)));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("matches")
    void reportsItsExample(String code, Rule rule, Example example) throws IOException {
        assertThat(scan(rule, example))
                .as("%s in %s", code, example)
                .anyMatch(finding -> finding.severity() == rule.severity());
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("passes")
    void letsTheOthersPass(String code, Rule rule, Example example) throws IOException {
        assertThat(scan(rule, example))
                .as("%s in %s", code, example)
                .noneMatch(finding -> finding.severity().compareTo(rule.severity()) <= 0);
    }

    @Test
    void everyRuleHasExamplesOfBothKindsAndACodeOfItsOwn() {
        assertThat(ScanRules.ALL).allSatisfy(rule -> {
            assertThat(rule.matches()).as(rule.code()).isNotEmpty();
            assertThat(rule.passes()).as(rule.code()).isNotEmpty();
            assertThat(rule.code()).matches("[a-z]+(-[a-z]+)*");
            assertThat(rule.meaning()).endsWith(".");
            assertThat(rule.fix()).endsWith(".");
        });
        List<String> codes = Stream.concat(
                        ScanRules.ALL.stream().map(Rule::code),
                        Stream.concat(
                                Stream.of(PackageScan.INCOMPLETE),
                                Stream.of(FindingCode.values()).map(FindingCode::code)))
                .toList();
        assertThat(codes).doesNotHaveDuplicates();
    }

    private static List<Finding> scan(Rule rule, Example example) throws IOException {
        FilesInMemory files = new FilesInMemory(example.files());
        ReadPackage read = new PackageReader().read(files);
        assertThat(read.manifest()).as("%s", read.findings()).isPresent();
        return new PackageScan(List.of(rule))
                .scan(read.manifest().orElseThrow(), files, () -> false)
                .findings();
    }
}
