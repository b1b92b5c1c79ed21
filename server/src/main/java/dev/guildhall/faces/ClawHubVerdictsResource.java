package dev.guildhall.faces;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.OwnerSegment;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** ClawHub v1: verdicts of up to a hundred versions at once, in the order asked for. */
@Path("/clawhub/api/v1/skills/-/security-verdicts")
@Service
public class ClawHubVerdictsResource {
    private static final int MOST = 100;
    private static final int MOST_BYTES = 1 << 17;

    private final ClawHubVerdicts verdicts;
    private final CurrentActor actor;

    @Inject
    public ClawHubVerdictsResource(ClawHubVerdicts verdicts, CurrentActor actor) {
        this.verdicts = verdicts;
        this.actor = actor;
    }

    /** Members that we do not know are passed over: other clients' versions send what they like. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Requires(Permission.SKILLS_READ)
    public Map<String, Object> verdicts(InputStream body) throws IOException {
        Actor reader = actor.known();
        List<Object> items = new ArrayList<>();
        for (ClawHubVerdicts.Target target : targets(body)) {
            items.add(verdicts.item(reader, target));
        }
        return Members.of("schema", "clawhub.skill.security-verdicts.v1", "items", items);
    }

    private static List<ClawHubVerdicts.Target> targets(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw PlatformProblem.TOO_LARGE.because("Ask for at most %d verdicts at once.".formatted(MOST));
        }
        try (JsonReader reader = JsonProvider.provider().createReader(new ByteArrayInputStream(bytes))) {
            if (!(reader.readObject().get("items") instanceof JsonArray items)) {
                throw unreadable();
            } else if (items.size() > MOST) {
                throw PlatformProblem.INVALID_FIELD.because("Ask for at most %d verdicts at once.".formatted(MOST));
            }
            return items.stream().map(ClawHubVerdictsResource::target).toList();
        } catch (JsonException e) {
            throw unreadable();
        }
    }

    private static Problem unreadable() {
        return PlatformProblem.BAD_REQUEST.because(
                "The body must be {\"items\": [{\"slug\": …, \"ownerHandle\": …, \"version\": …}]}.");
    }

    private static ClawHubVerdicts.Target target(JsonValue item) {
        if (!(item instanceof JsonObject asked)
                || asked.getString("slug", "").isEmpty()
                || asked.getString("version", "").isEmpty()) {
            throw unreadable();
        }
        return new ClawHubVerdicts.Target(
                asked.getString("slug"),
                Optional.of(asked.getString("ownerHandle", ""))
                        .filter(owner -> !owner.isEmpty())
                        .map(OwnerSegment::bare),
                asked.getString("version"));
    }
}
