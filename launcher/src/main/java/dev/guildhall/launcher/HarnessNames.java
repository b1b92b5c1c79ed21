package dev.guildhall.launcher;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;

/** The words for harnesses, as the server lists them. */
final class HarnessNames {
    static final String ADDRESS = "/api/v1/harnesses";

    private HarnessNames() {}

    /** The id that a word stands for; empty when the server knows no such word. */
    static Optional<String> id(ApiClient.Answer answer, String word) {
        if (answer.body().getJsonArray("items") == null) {
            return Optional.empty();
        }
        return answer.body().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(harness -> word.equals(harness.getString("harness", "")) || isAlias(harness, word))
                .map(harness -> harness.getString("harness", ""))
                .findFirst();
    }

    private static boolean isAlias(JsonObject harness, String word) {
        return harness.getJsonArray("aliases") != null
                && harness.getJsonArray("aliases").getValuesAs(JsonString.class).stream()
                        .anyMatch(alias -> alias.getString().equals(word));
    }
}
