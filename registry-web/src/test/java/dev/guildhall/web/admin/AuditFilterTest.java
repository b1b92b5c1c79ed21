package dev.guildhall.web.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditFilterTest {
    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "-999999999-01-01", "0000-01-01", "2026-13-01", "today"})
    void refusesDaysThatNoCalendarOfTheRecordHas(String day) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> new AuditFilter("", "", "", "", day).query())
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(PlatformProblem.BAD_REQUEST));
    }
}
