package dev.guildhall.gateway;

import dev.guildhall.budgets.Reserved;
import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.ClientDialect;
import dev.guildhall.dialect.ClientDialect.Echo;
import dev.guildhall.dialect.Dialects;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Failure.Kind;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.RequestScan;
import dev.guildhall.keys.Caller;
import dev.guildhall.models.Deployment;
import dev.guildhall.models.ModelTable;
import dev.guildhall.runlog.Attempt;
import dev.guildhall.runlog.CallOrigin;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One call on its way: what was asked, for whom, and what became of it so far. Of one thread, but for what {@link ClientStream} guards. */
final class Call {
    final UUID id;
    final Instant at;
    final long began;
    final Surface surface;
    final Caller caller;
    final CallOrigin origin;
    final Body body;
    final RequestScan scan;
    final ModelTable table;
    final Ask ask;
    final ClientStream client;
    final List<Attempt> attempts = new ArrayList<>(1);
    final Incoming incoming;

    int status;

    @Nullable
    String error;

    long firstByteNanos = -1;
    /** All deployments of the name that is being tried. */
    List<Deployment> group = List.of();

    @Nullable
    Reserved reserved;
    /** The answer as it was sent, for those who keep it; null: nobody does. */
    @Nullable
    Kept kept;

    private @Nullable ChatRequest request;

    Call(
            UUID id,
            Instant at,
            long began,
            Surface surface,
            Caller caller,
            CallOrigin origin,
            Incoming incoming,
            Body body,
            RequestScan scan,
            ModelTable table,
            Ask ask,
            ClientStream client) {
        this.id = id;
        this.at = at;
        this.began = began;
        this.surface = surface;
        this.caller = caller;
        this.origin = origin;
        this.incoming = incoming;
        this.body = body;
        this.scan = scan;
        this.table = table;
        this.ask = ask;
        this.client = client;
    }

    boolean stream() {
        return ask.stream();
    }

    ClientDialect dialect() {
        return Dialects.client(surface.dialect());
    }

    /** The request in no dialect; read once, when a provider speaks another one. Throws {@code RequestRefused}. */
    ChatRequest request() {
        ChatRequest read = request;
        if (read == null) {
            read = dialect().read(tree(body), ask.model(), stream());
            request = read;
        }
        return read;
    }

    Echo echo() {
        Optional<ChatRequest> read = Optional.ofNullable(request);
        return new Echo(
                ask.model(),
                read.orElseGet(() -> Blank.request(surface.dialect(), ask.model(), stream())),
                id.toString().replace("-", ""),
                at.getEpochSecond());
    }

    /** Sends what was gathered and empties it. */
    void send(String type, ByteArrayOutputStream gathered) throws ClientStream.Gone {
        if (gathered.size() > 0) {
            byte[] bytes = gathered.toByteArray();
            gathered.reset();
            client.send(type, bytes, 0, bytes.length);
        }
    }

    static ObjectNode tree(Body body) {
        try {
            JsonNode tree = Fields.JSON.readTree(body.bytes(), 0, body.length());
            if (tree instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw Failure.of(Kind.BAD_REQUEST, "The body is no JSON: " + e.getOriginalMessage())
                    .refused();
        }
        throw Failure.of(Kind.BAD_REQUEST, "The body must be a JSON object.").refused();
    }
}
