package dev.guildhall.search;

import dev.guildhall.skill.Embedder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An embedder for tests: a dimension for each topic, raised by every word of it. Counts the texts it was given. */
final class WordMeanings implements Embedder {
    private static final Map<String, Integer> TOPICS = Map.of(
            "spreadsheet",
            0,
            "chart",
            0,
            "charts",
            0,
            "excel",
            0,
            "plot",
            0,
            "diagram",
            0,
            "invoice",
            1,
            "bill",
            1,
            "deploy",
            2,
            "kubernetes",
            2);

    private final String model;
    int texts;
    boolean broken;

    @Nullable
    String fatal;

    WordMeanings(String model) {
        this.model = model;
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public int dimensions() {
        return 3;
    }

    @Override
    public float leastSimilarity() {
        return 0.5f;
    }

    @Override
    public List<float[]> embed(List<String> given) {
        if (broken) {
            throw new IllegalStateException("out of order");
        }
        if (given.stream().anyMatch(text -> fatal != null && text.contains(fatal))) {
            throw new IllegalStateException(fatal);
        }
        texts += given.size();
        return given.stream().map(WordMeanings::vector).toList();
    }

    private static float[] vector(String text) {
        float[] vector = new float[3];
        for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z]+")) {
            Integer topic = TOPICS.get(word);
            if (topic != null) {
                vector[topic]++;
            }
        }
        return vector;
    }
}
