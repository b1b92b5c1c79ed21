package dev.guildhall.gateway;

import dev.guildhall.platform.Open;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of models, beside Jakarta REST: exact mappings win over the application's {@code /*}.
 *
 * <p>Each request goes on at once on a virtual thread. The container's pool must never wait for a provider: a hundred slow streams would stop
 * everything else (ADR 024).
 */
@WebServlet(
        name = "gateway",
        asyncSupported = true,
        urlPatterns = {
            "/v1/chat/completions",
            "/chat/completions",
            "/v1/responses",
            "/responses",
            "/v1/embeddings",
            "/embeddings",
            "/v1/messages",
            "/messages",
            "/v1/messages/count_tokens",
            "/messages/count_tokens",
            "/v1/models",
            "/v1/models/*",
            "/v1beta/*"
        })
public class GatewayServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Inject
    @Nullable
    private transient Gateway gateway;

    @Override
    @Open("the caller's virtual key is asked first, by Keys.admit")
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext async = request.startAsync(request, response);
        async.setTimeout(0);
        Gateway path = Objects.requireNonNull(gateway);
        Thread.ofVirtual().name("gateway").start(() -> {
            try {
                path.handle(new ServletIncoming(request), new ServletOutgoing(response));
            } finally {
                async.complete();
            }
        });
    }
}
