package dev.guildhall.faces;

import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** Takes the report of an installation that ClawHub's clients send, and keeps nothing of it: downloads are counted here anyway. */
@Path("/clawhub/api/cli/telemetry/install")
@Service
public class ClawHubTelemetryResource {
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Requires(Permission.SKILLS_READ)
    public Map<String, Object> installed() {
        return Members.of("ok", true);
    }
}
