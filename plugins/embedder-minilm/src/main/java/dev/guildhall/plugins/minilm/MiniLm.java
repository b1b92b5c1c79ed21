package dev.guildhall.plugins.minilm;

import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.util.ArrayList;
import java.util.List;

/** The model, loaded once per plugin: 23 MB of weights. */
final class MiniLm {
    /** It reads 256 word pieces, about a thousand characters; of longer texts it would cost seconds and change little. */
    private static final int READ = 1_000;

    private final AllMiniLmL6V2QuantizedEmbeddingModel model;

    private MiniLm(AllMiniLmL6V2QuantizedEmbeddingModel model) {
        this.model = model;
    }

    static MiniLm load() {
        // In the calling thread: the host decides how much runs at once.
        return new MiniLm(new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run));
    }

    List<float[]> embed(List<String> texts) {
        List<float[]> vectors = new ArrayList<>();
        for (String text : texts) {
            String read = text.length() > READ ? text.substring(0, READ) : text;
            vectors.add(model.embed(read.isBlank() ? "." : read).content().vector());
        }
        return vectors;
    }
}
