package dev.gantry.jms;

import io.netty.util.internal.PlatformDependent;

/**
 * Sees to it that Netty can free direct memory. Artemis is built on Netty 4.1 and frees its journal buffers in a way that
 * Netty 4.2 supports on JDK 25 only with {@code sun.misc.Unsafe}. Without, the first start of a broker works and every
 * start on an existing journal fails.
 */
final class NettyMemory {
    private static final String NO_UNSAFE = "io.netty.noUnsafe";

    private NettyMemory() {}

    /**
     * To be called before anything of Netty is loaded. The launcher sets the property too; this is for whoever starts
     * the JVM in another way.
     *
     * @throws IllegalStateException when Netty was loaded before, or told not to, and would break the broker
     */
    static void prepare() {
        if (System.getProperty(NO_UNSAFE) == null) {
            System.setProperty(NO_UNSAFE, "false");
        }
        if (!PlatformDependent.hasUnsafe()) {
            throw new IllegalStateException(
                    "the embedded broker cannot reopen its journal in this JVM: start it with -D" + NO_UNSAFE
                            + "=false");
        }
    }
}
