package dev.gantry.dicom.net;

import java.net.InetSocketAddress;

/**
 * How a {@link DicomServer} listens.
 *
 * @param address port 0 takes a free one
 * @param maxAssociations at a time; one more is rejected as transient, local limit exceeded
 * @param maxPduLength the longest P-DATA-TF it receives, offered to the peer; 0 is no limit. Data sets are streamed, so
 *     it costs no memory, and the longer the PDUs the fewer there are.
 */
public record DicomServerSettings(
        InetSocketAddress address, int maxAssociations, long maxPduLength, Timeouts timeouts) {

    public static final int DEFAULT_MAX_ASSOCIATIONS = 100;
    public static final long DEFAULT_MAX_PDU_LENGTH = 256 * 1024;

    private static final long SMALLEST_MAX_PDU_LENGTH = 4096;
    private static final long LARGEST_MAX_PDU_LENGTH = 0xFFFF_FFFFL;

    public DicomServerSettings {
        if (maxAssociations < 1) {
            throw new IllegalArgumentException("at least 1 association must be allowed");
        }
        if (maxPduLength != 0 && (maxPduLength < SMALLEST_MAX_PDU_LENGTH || maxPduLength > LARGEST_MAX_PDU_LENGTH)) {
            throw new IllegalArgumentException("the maximum PDU length must be 0 or 4096 to 4294967295");
        }
    }

    public static DicomServerSettings at(InetSocketAddress address) {
        return new DicomServerSettings(address, DEFAULT_MAX_ASSOCIATIONS, DEFAULT_MAX_PDU_LENGTH, Timeouts.DEFAULT);
    }

    public DicomServerSettings withMaxAssociations(int count) {
        return new DicomServerSettings(address, count, maxPduLength, timeouts);
    }

    public DicomServerSettings withMaxPduLength(long bytes) {
        return new DicomServerSettings(address, maxAssociations, bytes, timeouts);
    }

    public DicomServerSettings withTimeouts(Timeouts newTimeouts) {
        return new DicomServerSettings(address, maxAssociations, maxPduLength, newTimeouts);
    }
}
