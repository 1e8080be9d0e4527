package dev.gantry.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/** What counts as this machine itself. */
final class Loopback {
    private static final Pattern IPV4 = Pattern.compile("127(\\.\\d{1,3}){3}");

    private Loopback() {}

    /** The address to listen on, refused unless only this machine can reach it. */
    static InetAddress bindAddress(String bind) throws StartupFailure {
        InetAddress address;
        try {
            address = InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw new StartupFailure(ExitCode.USAGE, "cannot listen on " + bind + ": no such address", e);
        }
        if (!address.isLoopbackAddress()) {
            throw new StartupFailure(
                    ExitCode.USAGE,
                    "refusing to listen on " + bind
                            + ": Gantry has no accounts yet, so anyone who reaches it could read and"
                            + " change everything; only loopback addresses are allowed (--bind 127.0.0.1)");
        }
        return address;
    }

    /**
     * Whether a name, as in a {@code Host} header, can only mean this machine. Nothing is looked up: a name that
     * resolves to a loopback address may be an attacker's (DNS rebinding).
     *
     * @param authority {@code host} or {@code host:port}, an IPv6 address in brackets
     */
    static boolean names(String authority) {
        String host = authority.replaceFirst(":\\d{1,5}$", "").toLowerCase(Locale.ROOT);
        return host.equals("localhost")
                || host.equals("[::1]")
                || IPV4.matcher(host).matches();
    }
}
