package dev.gantry.server.faults;

import dev.gantry.dicom.testkit.SyntheticInstance;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What senders know of each instance they sent: what was acknowledged last, and what was tried since and may or may not
 * have been taken. Several senders may send the same bytes of an instance; only one sends its changes. Thread-safe.
 */
final class Ledger {
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicInteger acknowledgements = new AtomicInteger();

    /** An instance and the digests of its data sets that it may now have. */
    static final class Entry {
        private final String path;
        private final List<String> possible = new ArrayList<>();
        private boolean acknowledged;

        private Entry(String path) {
            this.path = path;
        }

        /** Below the DICOMweb root. */
        String path() {
            return path;
        }

        synchronized boolean acknowledged() {
            return acknowledged;
        }

        /** Whether the store may give back a data set of this digest. */
        synchronized boolean allows(String digest) {
            return possible.contains(digest);
        }

        private synchronized void tried(String digest) {
            if (!possible.contains(digest)) {
                possible.add(digest);
            }
        }

        private synchronized void acknowledged(String digest) {
            acknowledged = true;
            possible.subList(0, possible.indexOf(digest)).clear();
        }
    }

    /** Before a data set is sent. */
    void tried(SyntheticInstance instance, byte[] dataset) {
        entries.computeIfAbsent(instance.sopInstanceUid(), uid -> new Entry(path(instance)))
                .tried(digest(dataset));
    }

    /** After its success was answered. */
    void acknowledged(SyntheticInstance instance, byte[] dataset) {
        entries.get(instance.sopInstanceUid()).acknowledged(digest(dataset));
        acknowledgements.incrementAndGet();
    }

    /** How many answers said success. */
    int acknowledgements() {
        return acknowledgements.get();
    }

    /** By SOP Instance UID. */
    Map<String, Entry> entries() {
        return entries;
    }

    List<String> acknowledgedUids() {
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue().acknowledged())
                .map(Map.Entry::getKey)
                .toList();
    }

    static String digest(byte[] dataset) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(dataset));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String path(SyntheticInstance instance) {
        return "studies/" + instance.studyInstanceUid() + "/series/" + instance.seriesInstanceUid() + "/instances/"
                + instance.sopInstanceUid();
    }
}
