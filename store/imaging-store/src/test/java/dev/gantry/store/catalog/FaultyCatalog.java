package dev.gantry.store.catalog;

import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** A {@link Catalog} that fails once, at a call chosen by its number, as one does whose connection is cut. */
public final class FaultyCatalog {
    /** When in its course a call fails. */
    public enum Fault {
        /** Nothing was done. */
        BEFORE,
        /** The transaction was committed, the answer is lost. */
        AFTER
    }

    private FaultyCatalog() {}

    /** @param failingCall counted over all methods, from 1 */
    public static Catalog failing(Catalog behind, int failingCall, Fault fault) {
        AtomicInteger calls = new AtomicInteger();
        return (Catalog) Proxy.newProxyInstance(
                Catalog.class.getClassLoader(), new Class<?>[] {Catalog.class}, (proxy, method, arguments) -> {
                    boolean fails = calls.incrementAndGet() == failingCall;
                    failIf(fails && fault == Fault.BEFORE);
                    try {
                        Object result = method.invoke(behind, arguments);
                        failIf(fails);
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void failIf(boolean fails) {
        if (fails) {
            throw new StoreException(ErrorCode.THROTTLED, "the catalogue is away, as the test asked");
        }
    }
}
