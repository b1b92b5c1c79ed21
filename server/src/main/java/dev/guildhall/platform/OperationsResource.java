package dev.guildhall.platform;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What runs here. Health, metrics and the OpenAPI document are Liberty's own addresses. */
@Path("/version")
@Service
public class OperationsResource {
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Open("Names a public release; monitoring and the launcher ask before anybody signs in.")
    public Version version() {
        return Version.current();
    }
}
