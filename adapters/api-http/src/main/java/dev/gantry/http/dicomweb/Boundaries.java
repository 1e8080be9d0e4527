package dev.gantry.http.dicomweb;

import dev.gantry.store.catalog.InstanceVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The boundary of a multipart answer: the same for the same instances, so that ranges of it fit together, and made of
 * their digests, so that no instance can hold it.
 */
final class Boundaries {
    private Boundaries() {}

    static String of(List<InstanceVersion> instances) {
        if (instances.size() == 1) {
            return of(instances.getFirst());
        }
        MessageDigest digest = sha256();
        for (InstanceVersion instance : instances) {
            digest.update(instance.dataset().sha256().toBytes());
        }
        return spelled(HexFormat.of().formatHex(digest.digest()));
    }

    static String of(InstanceVersion instance) {
        return spelled(instance.dataset().sha256().toString());
    }

    /** The entity tag of a representation of one instance. */
    static String etag(InstanceVersion instance, String representation) {
        byte[] hash = sha256().digest((instance.dataset().sha256() + representation).getBytes(StandardCharsets.UTF_8));
        return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
    }

    private static String spelled(String digest) {
        return "gantry-" + digest.substring(0, 40);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
