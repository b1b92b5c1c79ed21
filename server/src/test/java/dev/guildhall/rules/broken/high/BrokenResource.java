package dev.guildhall.rules.broken.high;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import org.jspecify.annotations.Nullable;

/** Without {@code @Path}, so that the tests' deployment leaves it out. */
class BrokenResource {
    @Inject
    @Nullable
    String injected;

    @Resource(lookup = "jdbc/elsewhere")
    @Nullable
    String pool;

    @GET
    public String forgotten() {
        return String.valueOf(injected) + pool;
    }
}
