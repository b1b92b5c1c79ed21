package dev.guildhall.models;

import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of providers over HTTP, by word. */
@Path("/api/v1/providers")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class ProvidersResource {
    @GET
    @Requires(Permission.MODELS_READ)
    public Page<ProviderRow> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        Optional<String> after = page.part(0, 1);
        List<ProviderRow> rows = Providers.all().stream()
                .sorted(Comparator.comparing(Provider::word))
                .filter(provider -> after.isEmpty() || provider.word().compareTo(after.get()) > 0)
                .limit(page.limit() + 1L)
                .map(ProviderRow::of)
                .toList();
        return Page.of(rows, page.limit(), row -> PageRequest.cursor(row.word()));
    }
}
