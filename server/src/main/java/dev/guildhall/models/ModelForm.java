package dev.guildhall.models;

import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemForm;
import dev.guildhall.platform.Service;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** Problems of models as LiteLLM has them: {@code {error: {message, type, param, code}}}. */
@Service
public class ModelForm implements ProblemForm {
    @Override
    public boolean speaksAt(String path) {
        return path.startsWith("/model/") || path.startsWith("/model_group/") || path.startsWith("/v1/model/");
    }

    /** LiteLLM knows no 422 for what it itself refuses. */
    @Override
    public int status(Problem problem) {
        int status = problem.type().status();
        return status == 422 ? 400 : status;
    }

    @Override
    public Object body(Problem problem, String traceId) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", String.valueOf(problem.getMessage()));
        error.put("type", type(status(problem)));
        error.put("param", problem.members().getOrDefault("field", JsonValue.NULL));
        error.put("code", String.valueOf(status(problem)));
        return Map.of("error", error);
    }

    private static String type(int status) {
        return switch (status) {
            case 401, 403 -> "auth_error";
            case 404 -> "not_found_error";
            default -> status >= 500 ? "internal_server_error" : "bad_request_error";
        };
    }
}
