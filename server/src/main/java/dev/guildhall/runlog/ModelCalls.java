package dev.guildhall.runlog;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The calls of an organisation, newest first. */
@Service
public class ModelCalls {
    private final CallReading reading;
    private final PayloadStore payloads;

    @Inject
    public ModelCalls(CallReading reading, PayloadStore payloads) {
        this.reading = reading;
        this.payloads = payloads;
    }

    public Page<ModelCallRow> page(Actor reader, CallQuery query, PageRequest page) {
        return reading.newestFirst(reader.organisation(), query, page);
    }

    /** As {@link #page}, for those who count pages: what came in between moves all that follows. */
    public List<ModelCallRow> slice(Actor reader, CallQuery query, int skip, int most) {
        return reading.slice(reader.organisation(), query, skip, most);
    }

    /** How many there are; more than a hundred thousand are not counted further. */
    public long count(Actor reader, CallQuery query) {
        return reading.count(reader.organisation(), query);
    }

    /** With its attempts; 404 when it is not this organisation's. */
    public CallTrace one(Actor reader, UUID call) {
        CallReading.Found found = reading.one(reader.organisation(), call).orElseThrow(() -> unknown(call));
        try {
            return new CallTrace(
                    found.call(),
                    parameters(found.parameters()),
                    found.node(),
                    reading.attempts(found.call()),
                    payloads.of(reader.organisation(), call));
        } catch (SQLException e) {
            throw new IllegalStateException("The payloads of call " + call + " cannot be listed", e);
        }
    }

    /** The bytes as they were, but for the secrets in them; 404 when they are not kept. */
    public byte[] payload(Actor reader, UUID call, CallPayloads.Kind kind) {
        reader.require(Permission.PAYLOADS_READ);
        try {
            return payloads.read(reader.organisation(), call, kind)
                    .orElseThrow(() -> PlatformProblem.NOT_FOUND.because(
                            "The %s of call %s is not kept. Keys say whether payloads are kept, and guildhall.usage.payload-days how long."
                                    .formatted(Words.of(kind), call)));
        } catch (SQLException e) {
            throw new IllegalStateException("The payload of call " + call + " cannot be found", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The payload of call " + call + " cannot be read", e);
        }
    }

    private static Problem unknown(UUID call) {
        return PlatformProblem.NOT_FOUND.because(
                "There is no call %s; calls are kept for guildhall.usage.days.".formatted(call));
    }

    private static JsonObject parameters(String text) {
        try (JsonReader json = Json.createReader(new StringReader(text))) {
            return json.readObject();
        } catch (JsonException e) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
    }
}
