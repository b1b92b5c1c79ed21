package dev.guildhall.skill;

import java.util.List;
import org.pf4j.ExtensionPoint;

/**
 * Turns texts into vectors whose angle says how near two texts are in meaning. With one of these the catalogue is searched by
 * meaning besides words; without one it is searched by words alone.
 *
 * <p>An extension of a server plugin: a public class with a public constructor without parameters and
 * {@code @org.pf4j.Extension}. The host uses the first that it finds.
 *
 * <p><b>Threads.</b> {@link #embed} is called by several threads at once. The calling thread is a virtual one whose context
 * class loader is the plugin's; it is interrupted when the host's time limit passes. The other methods always answer the same.
 *
 * <p><b>Limits.</b> The host asks for at most {@value #MAX_TEXTS} texts at a time, each of at most {@value #MAX_CHARACTERS}
 * characters, and ends a call after {@code guildhall.plugins.call-seconds}. Vectors have at most {@value #MAX_DIMENSIONS}
 * dimensions. What an embedder throws, or an answer of another shape, makes the host search by words alone for a while.
 */
public interface Embedder extends ExtensionPoint {
    int MAX_TEXTS = 32;
    int MAX_CHARACTERS = 2_000;
    int MAX_DIMENSIONS = 1_024;

    /**
     * Name and version of the model: 1–100 printable ASCII characters without a space, such as {@code all-minilm-l6-v2-q}.
     * Vectors of different models are never compared: when this changes, every skill is embedded anew.
     */
    String model();

    /** How many numbers each vector has. */
    int dimensions();

    /**
     * Below this cosine two texts are taken to have nothing to do with each other. It belongs to the model, because models
     * spread their vectors differently.
     */
    default float leastSimilarity() {
        return 0.25f;
    }

    /** One vector for each text, in the same order. They need not have length 1; a vector of zeros means nothing. */
    List<float[]> embed(List<String> texts);
}
