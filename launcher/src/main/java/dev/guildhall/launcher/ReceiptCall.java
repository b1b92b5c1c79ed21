package dev.guildhall.launcher;

import dev.guildhall.plan.Drift;
import dev.guildhall.plan.Place;
import dev.guildhall.plan.Receipt;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Tells the server what lies at a place: digests of our own files and whether values are in place, and no text. */
final class ReceiptCall {
    private static final int LONGEST_PLACE = 200;

    private ReceiptCall() {}

    static String address(String agent, String harness) {
        return "/api/v1/agents/" + ServerAccess.part(agent) + "/harnesses/" + ServerAccess.part(harness);
    }

    static ApiClient.Answer put(ApiClient client, Receipt receipt, Place place)
            throws IOException, InterruptedException {
        return client.put(address(receipt.agent(), receipt.harness()) + "/receipt", body(receipt, place));
    }

    /** It is no longer there. */
    static ApiClient.Answer delete(ApiClient client, Receipt receipt, Place place)
            throws IOException, InterruptedException {
        return client.delete(
                address(receipt.agent(), receipt.harness()) + "/receipt?place=" + ServerAccess.part(name(place)));
    }

    private static JsonObject body(Receipt receipt, Place place) throws IOException {
        Drift drift = Drift.between(receipt, place);
        JsonArrayBuilder files = Json.createArrayBuilder();
        for (Drift.Seen file : drift.files()) {
            JsonObjectBuilder one = Json.createObjectBuilder().add("path", file.path());
            file.sha256().ifPresentOrElse(sha256 -> one.add("sha256", sha256), () -> one.addNull("sha256"));
            files.add(one);
        }
        JsonArrayBuilder patches = Json.createArrayBuilder();
        for (Drift.SeenPatch patch : drift.patches()) {
            patches.add(Json.createObjectBuilder()
                    .add("path", patch.path())
                    .add("pointer", patch.pointer())
                    .add("inPlace", patch.inPlace()));
        }
        return Json.createObjectBuilder()
                .add("place", name(place))
                .add("planDigest", receipt.planDigest())
                .add("files", files)
                .add("patches", patches)
                .build();
    }

    /** {@code MACHINE:FOLDER}; the end of a path says more than its beginning. */
    private static String name(Place place) {
        String machine;
        try {
            machine = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            machine = "unnamed";
        }
        String name = machine + ":" + place.workspace();
        return name.length() <= LONGEST_PLACE ? name : "…" + name.substring(name.length() - LONGEST_PLACE + 1);
    }
}
