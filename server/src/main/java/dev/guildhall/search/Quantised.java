package dev.guildhall.search;

/**
 * A vector as one signed byte for each dimension, scaled so that the largest is 127. Of the cosine this costs about a
 * hundredth; it is compared four times as quickly and takes a quarter of the room.
 */
record Quantised(byte[] bytes, float inverseLength) {
    /** Empty for a vector without direction. */
    static byte[] of(float[] vector) {
        float largest = 0;
        for (float part : vector) {
            largest = Math.max(largest, Math.abs(part));
        }
        if (!(largest > 0) || Float.isInfinite(largest)) {
            return new byte[0];
        }
        byte[] bytes = new byte[vector.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(vector[i] / largest * 127);
        }
        return bytes;
    }

    static Quantised reading(byte[] bytes) {
        return new Quantised(bytes, (float) (1 / Math.sqrt(Math.max(1, dot(bytes, bytes)))));
    }

    float cosine(Quantised other) {
        return dot(bytes, other.bytes) * inverseLength * other.inverseLength;
    }

    private static int dot(byte[] a, byte[] b) {
        int sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
