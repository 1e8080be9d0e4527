package dev.gantry.codec.j2k;

/** The component transforms over rows of three components (T.800 G.2, G.3). */
final class ComponentTransform {
    private ComponentTransform() {}

    static void reversible(int[] first, int[] second, int[] third, int count) {
        for (int x = 0; x < count; x++) {
            int green = first[x] - (second[x] + third[x] >> 2);
            int red = third[x] + green;
            int blue = second[x] + green;
            first[x] = red;
            second[x] = green;
            third[x] = blue;
        }
    }

    /** The twin of {@link #reversible}. */
    static void forward(int[] first, int[] second, int[] third, int count) {
        for (int x = 0; x < count; x++) {
            int red = first[x];
            int green = second[x];
            int blue = third[x];
            first[x] = red + 2 * green + blue >> 2;
            second[x] = blue - green;
            third[x] = red - green;
        }
    }

    static void irreversible(float[] first, float[] second, float[] third, int count) {
        for (int x = 0; x < count; x++) {
            float luma = first[x];
            float blue = second[x];
            float red = third[x];
            first[x] = luma + 1.402f * red;
            second[x] = luma - 0.344136f * blue - 0.714136f * red;
            third[x] = luma + 1.772f * blue;
        }
    }

    /** The twin of {@link #irreversible}. */
    static void forward(float[] first, float[] second, float[] third, int count) {
        for (int x = 0; x < count; x++) {
            float red = first[x];
            float green = second[x];
            float blue = third[x];
            float luma = 0.299f * red + 0.587f * green + 0.114f * blue;
            first[x] = luma;
            second[x] = 0.564334f * (blue - luma);
            third[x] = 0.713267f * (red - luma);
        }
    }

    /** Rounds to the nearest integer, halves to the even one. */
    static void round(float[] from, int[] to, int count) {
        for (int x = 0; x < count; x++) {
            // what is added leaves no room for a fraction; beyond 2^22 samples have none to speak of
            to[x] = Math.abs(from[x]) < 0x1p22f ? (int) (from[x] + 0x1.8p23f - 0x1.8p23f) : (int) from[x];
        }
    }
}
