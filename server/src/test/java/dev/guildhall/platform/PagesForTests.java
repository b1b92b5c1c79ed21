package dev.guildhall.platform;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Resources that misbehave in ways the product's do not. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Service
public class PagesForTests {
    @GET
    @Path("test/page")
    @Requires(Permission.OWNERS_READ)
    public String page() {
        return "<p>inside</p>";
    }

    @GET
    @Path("test/forgotten")
    public String forgotten() {
        return "reached";
    }

    @GET
    @Path("test/failing")
    @Open("test")
    public String failing() {
        throw new IllegalStateException("a secret of the inside");
    }

    @GET
    @Path("test/full")
    @Open("test")
    public String full() {
        throw new UncheckedIOException(new IOException("No space left on device"));
    }

    @GET
    @Path("test/gone")
    @Open("test")
    public String gone() throws java.sql.SQLException {
        throw new java.sql.SQLException("gone", "08006");
    }

    @POST
    @Path("signin")
    @Open("test")
    public String signIn() {
        return "signed in";
    }
}
