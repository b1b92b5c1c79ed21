package dev.guildhall.models;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** An operator's price as it is kept: the keys of {@code model_info}, USD per token. */
final class PriceJson {
    private PriceJson() {}

    static Price read(String json, int version, LocalDate since) {
        Complaints complaints = new Complaints();
        Reading reading = new Reading(
                JsonTree.mapping(JsonTree.kept(json.getBytes(StandardCharsets.UTF_8))),
                "",
                "",
                Environment.NONE,
                complaints);
        return PriceReading.of(reading, "operator " + version, since, true)
                .filter(price -> complaints.errors().isEmpty())
                .orElseThrow(() -> new IllegalStateException("a kept price cannot be read: " + complaints.errors()));
    }
}
