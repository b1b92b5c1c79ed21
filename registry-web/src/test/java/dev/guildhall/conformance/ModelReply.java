package dev.guildhall.conformance;

import jakarta.json.JsonObject;

/** What the scripted model answers. */
sealed interface ModelReply {
    record Text(String text) implements ModelReply {}

    record Call(String tool, JsonObject arguments) implements ModelReply {}
}
