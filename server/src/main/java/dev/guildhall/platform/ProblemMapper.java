package dev.guildhall.platform;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where a failure becomes an answer.
 *
 * <p>{@code failure → known problem (Failures) → ProblemResponses}; what nobody foresaw is logged once, with the trace
 * id, and answered without details.
 */
@Provider
@Service
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

    private final CurrentRequest request;
    private final ProblemResponses responses;

    // RESTEasy picks a provider's constructor by @Context, then lets CDI call the one with @Inject.
    @Inject
    public ProblemMapper(@Context CurrentRequest request, @Context ProblemResponses responses) {
        this.request = request;
        this.responses = responses;
    }

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() < 400) {
            return answer.getResponse();
        }
        Optional<Problem> known = Failures.problemOf(failure);
        if (known.isEmpty()) {
            LOG.error("{} {} failed, trace {}", request.method(), request.path(), request.traceId(), failure);
        } else if (known.get().type().status() >= 500) {
            LOG.warn(
                    "{} {} answered {}, trace {}: {}",
                    request.method(),
                    request.path(),
                    known.get().type().slug(),
                    request.traceId(),
                    rootOf(failure).toString());
        }
        Response response = responses.of(known.orElseGet(() -> PlatformProblem.INTERNAL.because(
                "The request could not be carried out. The log has the reason under trace id %s."
                        .formatted(request.traceId()))));
        if (failure instanceof WebApplicationException refused) {
            Object allow = refused.getResponse().getHeaderString(HttpHeaders.ALLOW);
            if (allow != null) {
                return Response.fromResponse(response)
                        .header(HttpHeaders.ALLOW, allow)
                        .build();
            }
        }
        return response;
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; root.getCause() != null && depth < 50; depth++) {
            root = root.getCause();
        }
        return root;
    }
}
