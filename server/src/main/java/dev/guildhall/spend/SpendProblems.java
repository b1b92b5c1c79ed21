package dev.guildhall.spend;

import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemForm;
import dev.guildhall.platform.Service;
import java.util.Map;

/** Problems as LiteLLM's clients read them: {@code {"error":{message,type,param,code}}}. */
@Service
public class SpendProblems implements ProblemForm {
    @Override
    public boolean speaksAt(String path) {
        return path.startsWith("/spend/") || path.startsWith("/global/") || path.startsWith("/user/daily/");
    }

    @Override
    public int status(Problem problem) {
        return problem.type().status();
    }

    @Override
    public Object body(Problem problem, String traceId) {
        return Map.of(
                "error",
                Rows.of(
                        "message",
                        problem.detail(),
                        "type",
                        problem.type().slug().replace('-', '_'),
                        "param",
                        Rows.orNull(problem.members().get("field")),
                        "code",
                        String.valueOf(problem.type().status())));
    }
}
