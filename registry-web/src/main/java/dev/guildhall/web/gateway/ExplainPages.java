package dev.guildhall.web.gateway;

import dev.guildhall.gateway.Explaining;
import dev.guildhall.gateway.Explanation;
import dev.guildhall.models.Models;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Refusal;
import dev.guildhall.web.layout.Twin;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** What the gateway would do with a call, and why, without making it. */
@Path("/explain")
@Service
@Produces(MediaType.TEXT_HTML)
public class ExplainPages {
    private static final Twin TWIN = Twin.command(
            "curl \"$GUILDHALL_URL/api/v1/gateway/explain\" -H \"Authorization: Bearer $GUILDHALL_TOKEN\" -H \"Content-Type: application/json\" -d '{\"model\": \"…\"}'");

    private final Frame frame;
    private final Models models;
    private final Explaining explaining;

    @Inject
    public ExplainPages(Frame frame, Models models, Explaining explaining) {
        this.frame = frame;
        this.models = models;
        this.explaining = explaining;
    }

    @GET
    @Requires(Permission.MODELS_READ)
    public View form(@QueryParam("model") @DefaultValue("") String model) {
        return view(ExplainForm.of(model), Optional.empty(), Optional.empty());
    }

    /** By POST, though it changes nothing: a key does not belong into an address. */
    @POST
    @Requires(Permission.MODELS_READ)
    public Response explain(@BeanParam ExplainForm form) {
        try {
            Explanation explanation = explaining.explain(frame.actor(), form.body());
            return Response.ok(view(form, Optional.of(explanation), Optional.empty()))
                    .header("Cache-Control", "no-store")
                    .build();
        } catch (Problem problem) {
            return Response.status(problem.type().status())
                    .entity(view(form, Optional.empty(), Optional.of(Refusal.of(problem))))
                    .build();
        }
    }

    private View view(ExplainForm typed, Optional<Explanation> explanation, Optional<Refusal> refusal) {
        return new View(
                "gateway/explain.jte",
                new ExplainPage(
                        frame.of(Nav.EXPLAIN, "Explain a route", TWIN),
                        List.copyOf(models.table().names(frame.actor().organisation())),
                        typed,
                        explanation,
                        refusal));
    }
}
