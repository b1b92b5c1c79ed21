package dev.guildhall.keys;

import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemForm;
import dev.guildhall.platform.Service;
import jakarta.json.JsonObject;
import java.util.Optional;

/** Problems as LiteLLM has them: {@code {"error": {"message", "type", "param", "code"}}}. */
@Service
public class LiteLlmProblems implements ProblemForm {
    @Override
    public boolean speaksAt(String path) {
        return ManagementAddresses.include(path);
    }

    /** That API knows no 409, 412 or 422: what cannot be done is a bad request. */
    @Override
    public int status(Problem problem) {
        int status = problem.type().status();
        return status == 409 || status == 412 || status == 422 ? 400 : status;
    }

    @Override
    public Object body(Problem problem, String traceId) {
        int status = status(problem);
        JsonObject error = new LiteLlmJson()
                .text("message", problem.detail())
                .text("type", type(status))
                .text(
                        "param",
                        Optional.ofNullable(problem.members().get("field")).map(Object::toString))
                .text("code", Integer.toString(status))
                .build();
        return new LiteLlmJson().value("error", error).build();
    }

    private static String type(int status) {
        return switch (status) {
            case 401, 403 -> "auth_error";
            case 404 -> "not_found_error";
            case 429 -> "rate_limit_error";
            default -> status >= 500 ? "internal_server_error" : "bad_request_error";
        };
    }
}
