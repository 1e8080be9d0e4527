package dev.gantry.dicom.image.transcode;

/** What an encoder may lose. Each way of saying it belongs to one codec; nothing is lost unless it is asked for. */
public sealed interface Loss {

    /** Every sample comes back as it was. */
    Loss NONE = new None();

    /** See {@link #NONE}. */
    record None() implements Loss {}

    /** Of baseline JPEG: 1 to 100, with 50 for the steps of T.81 Annex K. */
    record Quality(int percent) implements Loss {
        public Quality {
            require(percent >= 1 && percent <= 100, "a quality is 1 to 100, not " + percent);
        }
    }

    /** Of JPEG-LS: by how much a sample may differ at most, 1 to 255. */
    record Near(int difference) implements Loss {
        public Near {
            require(difference >= 1 && difference <= 255, "a difference is 1 to 255, not " + difference);
        }
    }

    /** Of JPEG 2000: uncompressed to compressed bits, more than 1. */
    record Ratio(double ratio) implements Loss {
        public Ratio {
            require(ratio > 1 && ratio <= 10_000, "a ratio is more than 1 and at most 10000, not " + ratio);
        }
    }

    /** Of HTJ2K: the quantization step in sample values, above 0 and at most 65536. */
    record Step(double step) implements Loss {
        public Step {
            require(step > 0 && step <= 65_536, "a step is above 0 and at most 65536, not " + step);
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }
}
