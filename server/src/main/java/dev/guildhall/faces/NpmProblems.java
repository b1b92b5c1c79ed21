package dev.guildhall.faces;

import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemForm;
import dev.guildhall.platform.Service;

/** Problems as npm prints them: {@code error} says what, {@code reason} why. */
@Service
public class NpmProblems implements ProblemForm {
    @Override
    public boolean speaksAt(String path) {
        return path.startsWith("/npm/");
    }

    @Override
    public int status(Problem problem) {
        return problem.type().status();
    }

    @Override
    public Object body(Problem problem, String traceId) {
        return Members.of(
                "error", problem.type().slug().replace('-', '_'),
                "reason", problem.detail(),
                "message", problem.detail(),
                "traceId", traceId);
    }
}
