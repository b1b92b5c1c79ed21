package dev.guildhall.faces;

import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemForm;
import dev.guildhall.platform.Service;
import java.util.Optional;

/** Problems as the Anthropic API has them: {@code {type: "error", error: {type, message}, request_id}}. */
@Service
public class AnthropicProblems implements ProblemForm {
    @Override
    public boolean speaksAt(String path) {
        return AnthropicSkillsResource.speaksAt(path);
    }

    /** That API knows no 422: what cannot be used is an invalid request. */
    @Override
    public int status(Problem problem) {
        int status = problem.type().status();
        return status == 422 ? 400 : status;
    }

    @Override
    public Object body(Problem problem, String traceId) {
        return Members.of(
                "type",
                "error",
                "error",
                Members.of(
                        "type", type(problem.type().status()),
                        "message", problem.detail(),
                        "findings", Optional.ofNullable(problem.members().get("findings"))),
                "request_id",
                traceId);
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 503 -> "overloaded_error";
            default -> status >= 500 ? "api_error" : "invalid_request_error";
        };
    }
}
