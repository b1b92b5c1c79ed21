package dev.guildhall.search;

import dev.guildhall.plugins.BrokenPlugin;
import dev.guildhall.skill.Embedder;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** An embedder that told what it is, and whose answers are checked. */
final class RunningEmbedder {
    /** Runs foreign code under its time limit. */
    @FunctionalInterface
    interface Calls {
        <R> R call(Duration patience, Function<Embedder, R> code) throws BrokenPlugin;
    }

    /** For what nobody waits for; the host's own limit for plugins is shorter. */
    static final Duration PATIENT = Duration.ofHours(1);

    private final Calls calls;
    private final String model;
    private final int dimensions;
    private final float leastSimilarity;

    private RunningEmbedder(Calls calls, String model, int dimensions, float leastSimilarity) {
        this.calls = calls;
        this.model = model;
        this.dimensions = dimensions;
        this.leastSimilarity = leastSimilarity;
    }

    static RunningEmbedder of(Calls calls) throws BrokenPlugin {
        String model = calls.call(PATIENT, Embedder::model);
        int dimensions = calls.call(PATIENT, Embedder::dimensions);
        float least = calls.call(PATIENT, Embedder::leastSimilarity);
        if (model == null || !model.matches("[\\x21-\\x7e]{1,100}")) {
            throw new BrokenPlugin(
                    "The embedder's model is \"" + model + "\"; it must be 1 to 100 printable characters.");
        }
        if (dimensions < 1 || dimensions > Embedder.MAX_DIMENSIONS) {
            throw new BrokenPlugin("The embedder's vectors have %d dimensions; between 1 and %d are possible."
                    .formatted(dimensions, Embedder.MAX_DIMENSIONS));
        }
        if (!(least >= -1 && least <= 1)) {
            throw new BrokenPlugin("The embedder's least similarity is " + least + "; a cosine is between -1 and 1.");
        }
        return new RunningEmbedder(calls, model, dimensions, least);
    }

    String model() {
        return model;
    }

    float leastSimilarity() {
        return leastSimilarity;
    }

    /** One quantised vector for each text; empty for a text without meaning. */
    List<byte[]> embed(Duration patience, List<String> texts) throws BrokenPlugin {
        List<String> bounded = texts.stream()
                .map(text ->
                        text.length() > Embedder.MAX_CHARACTERS ? text.substring(0, Embedder.MAX_CHARACTERS) : text)
                .toList();
        List<float[]> vectors = calls.call(patience, embedder -> embedder.embed(bounded));
        if (vectors == null || vectors.size() != texts.size()) {
            throw new BrokenPlugin("The embedder answered %s for %d texts."
                    .formatted(vectors == null ? "nothing" : vectors.size() + " vectors", texts.size()));
        }
        for (float[] vector : vectors) {
            if (vector == null || vector.length != dimensions) {
                throw new BrokenPlugin(
                        "The embedder answered a vector that has not its %d dimensions.".formatted(dimensions));
            }
        }
        return vectors.stream().map(Quantised::of).toList();
    }
}
