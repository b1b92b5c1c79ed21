package dev.guildhall.platform;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Draws a problem as RFC 9457 JSON for programs, in another protocol's own form where one is spoken, as a page for people, or as
 * the way to the sign-in page.
 */
@Service
class ProblemResponses {
    private static final String JSON = "application/problem+json";

    private final CurrentRequest request;
    private final CurrentActor actor;
    private final Instance<ProblemPage> pages;
    private final Instance<ProblemForm> forms;

    @Inject
    ProblemResponses(
            CurrentRequest request, CurrentActor actor, Instance<ProblemPage> pages, Instance<ProblemForm> forms) {
        this.request = request;
        this.actor = actor;
        this.pages = pages;
        this.forms = forms;
    }

    Response of(Problem problem) {
        Optional<ProblemForm> form = forms.stream()
                .filter(candidate -> candidate.speaksAt(request.path()))
                .findFirst();
        if (form.isPresent()) {
            return inForm(problem, form.get());
        }
        if (request.isPage()
                && problem.type() == PlatformProblem.UNAUTHENTICATED
                && request.method().equals("GET")) {
            String next = URLEncoder.encode(request.pathAndQuery(), StandardCharsets.UTF_8);
            return Response.seeOther(URI.create("/signin?next=" + next)).build();
        }
        Response.ResponseBuilder response = answer(problem, problem.type().status());
        if (request.isPage() && pages.isResolvable()) {
            String html = pages.get().render(problem, request.path(), request.traceId(), actor.ifKnown());
            return response.entity(html)
                    .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                    .build();
        }
        return response.entity(Json.text(body(problem))).type(JSON).build();
    }

    private Response inForm(Problem problem, ProblemForm form) {
        Response.ResponseBuilder response = answer(problem, form.status(problem));
        Object body = form.body(problem, request.traceId());
        return body instanceof String text
                ? response.entity(text)
                        .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                        .build()
                : response.entity(Json.text(body))
                        .type(MediaType.APPLICATION_JSON)
                        .build();
    }

    private static Response.ResponseBuilder answer(Problem problem, int status) {
        Response.ResponseBuilder response = Response.status(status);
        if (status == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"guildhall\"");
        }
        Object retryAfter = problem.members().get("retryAfter");
        if (retryAfter != null) {
            response.header(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        return response.header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** The members of RFC 9457 section 3.1 first, then the extensions in the order of their names. */
    private Map<String, Object> body(Problem problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "/problems/" + problem.type().slug());
        body.put("title", problem.type().title());
        body.put("status", problem.type().status());
        body.put("detail", problem.detail());
        body.put("instance", request.path());
        body.put("traceId", request.traceId());
        problem.members().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(member -> body.putIfAbsent(member.getKey(), member.getValue()));
        return body;
    }
}
