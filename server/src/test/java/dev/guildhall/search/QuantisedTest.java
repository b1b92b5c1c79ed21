package dev.guildhall.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantisedTest {
    @Test
    void keepsTheCosineToAHundredth() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            float[] a = vector(random);
            float[] b = vector(random);
            float found = Quantised.reading(Quantised.of(a)).cosine(Quantised.reading(Quantised.of(b)));
            assertThat((double) found).isCloseTo(cosine(a, b), within(0.01));
        }
    }

    @Test
    void hasNothingForAVectorWithoutDirection() {
        assertThat(Quantised.of(new float[3])).isEmpty();
        assertThat(Quantised.of(new float[] {Float.NaN, 0, 0})).isEmpty();
        assertThat(Quantised.of(new float[] {1, Float.POSITIVE_INFINITY})).isEmpty();
        assertThat(Quantised.of(new float[] {0.5f, -1, 0})).containsExactly(64, -127, 0);
    }

    private static float[] vector(Random random) {
        float[] vector = new float[384];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return dot / Math.sqrt(aa * bb);
    }
}
