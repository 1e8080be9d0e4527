package dev.gantry.codec.j2k;

import java.lang.ref.SoftReference;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;

/** Scratch memory between two frames: a few pieces, given up when memory is short. For any number of threads. */
final class Pool<T> {
    private static final int KEPT = 4;

    private final BlockingQueue<SoftReference<T>> idle = new ArrayBlockingQueue<>(KEPT);
    private final Supplier<T> maker;

    Pool(Supplier<T> maker) {
        this.maker = maker;
    }

    /** A piece that nobody else has. */
    T take() {
        for (SoftReference<T> kept = idle.poll(); kept != null; kept = idle.poll()) {
            T piece = kept.get();
            if (piece != null) {
                return piece;
            }
        }
        return maker.get();
    }

    void giveBack(T piece) {
        idle.offer(new SoftReference<>(piece));
    }
}
