package dev.guildhall.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.guildhall.packages.Finding;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.ProblemType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProblemPartsTest {
    @Test
    void explainsEveryProblemThatAnyFeatureKnows() {
        Set<String> known = new ProblemTypes()
                .all().stream().map(t -> t.getClass().getName()).collect(Collectors.toSet());
        Set<String> existing = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.guildhall").stream()
                        .filter(c -> c.isEnum() && c.isAssignableTo(ProblemType.class))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
        assertThat(existing).contains(PlatformProblem.class.getName());
        assertThat(known).as("add the enum to ProblemTypes.ALL").isEqualTo(existing);
    }

    @Test
    void givesEachProblemAnAddressOfItsOwn() {
        assertThat(new ProblemTypes().all().stream().map(ProblemType::slug)).doesNotHaveDuplicates();
        assertThat(new ProblemTypes().ofSlug("forbidden")).contains(PlatformProblem.FORBIDDEN);
        assertThat(new ProblemTypes().ofSlug("nothing")).isEmpty();
    }

    @Test
    void findsTheFindingsThatAProblemCarries() {
        Finding finding =
                new Finding("unknown-field", Finding.Severity.ERROR, Optional.of("SKILL.md"), Optional.of(3), "m", "f");
        assertThat(ProblemFindings.of(PlatformProblem.BAD_REQUEST.because("x", Map.of("findings", List.of(finding)))))
                .containsExactly(finding);
        assertThat(ProblemFindings.of(PlatformProblem.BAD_REQUEST.because("x"))).isEmpty();
    }

    @Test
    void writesJsonThatPeopleRead() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("status", 422);
        members.put("detail", "a \"b\"\n\u0001");
        members.put("none", List.of());
        members.put(
                "findings",
                List.of(new Finding("c", Finding.Severity.WARNING, Optional.empty(), Optional.of(3), "m", "f")));
        assertThat(JsonText.of(members)).isEqualTo("""
                {
                  "status": 422,
                  "detail": "a \\"b\\"\\n\\u0001",
                  "none": [],
                  "findings": [
                    {
                      "code": "c",
                      "severity": "warning",
                      "line": 3,
                      "message": "m",
                      "fix": "f"
                    }
                  ]
                }""");
    }
}
