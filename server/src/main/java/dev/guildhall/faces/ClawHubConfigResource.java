package dev.guildhall.faces;

import dev.guildhall.platform.Open;
import dev.guildhall.platform.PlatformSettings;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** {@code /.well-known/clawhub.json}: where the ClawHub API of this server is. */
@Path("/.well-known/clawhub.json")
@Service
public class ClawHubConfigResource {
    private final PlatformSettings settings;

    @Inject
    public ClawHubConfigResource(PlatformSettings settings) {
        this.settings = settings;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Open("Says only where the API is; clients ask before they send a token.")
    public Map<String, Object> config() {
        return Members.of("apiBase", settings.url() + "/clawhub");
    }
}
