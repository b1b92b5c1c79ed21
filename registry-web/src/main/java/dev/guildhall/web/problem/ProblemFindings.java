package dev.guildhall.web.problem;

import dev.guildhall.packages.Finding;
import dev.guildhall.platform.Problem;
import java.util.List;

/** The findings that a problem carries in its member {@code findings}; none when it is about something else. */
public final class ProblemFindings {
    private ProblemFindings() {}

    public static List<Finding> of(Problem problem) {
        return problem.members().get("findings") instanceof List<?> list
                ? list.stream()
                        .filter(Finding.class::isInstance)
                        .map(Finding.class::cast)
                        .toList()
                : List.of();
    }
}
