package dev.guildhall.spend;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /user/daily/activity} as LiteLLM's proxy answers it. */
@Path("/user/daily/activity")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class DailyActivityResource {
    private final DailyActivity activity;
    private final CurrentActor actor;

    @Inject
    public DailyActivityResource(DailyActivity activity, CurrentActor actor) {
        this.activity = activity;
        this.actor = actor;
    }

    /** All users of the organisation, unless one is named. */
    @GET
    @Requires(Permission.SPEND_READ)
    public Map<String, Object> days(
            @QueryParam("start_date") @Nullable String start,
            @QueryParam("end_date") @Nullable String end,
            @QueryParam("model") @Nullable String model,
            @QueryParam("api_key") @Nullable String key,
            @QueryParam("user_id") @Nullable String user,
            @QueryParam("page") @Nullable Integer page,
            @QueryParam("page_size") @Nullable Integer size) {
        SpendQuery range = Asked.days(start, end);
        range = model == null ? range : range.only(Dimension.MODEL, model);
        range = key == null ? range : range.only(Dimension.HASH, Asked.hash(key));
        range = user == null ? range : range.only(Dimension.USER, user);
        return activity.days(actor.known(), range, Asked.number(page), Asked.size(size));
    }
}
