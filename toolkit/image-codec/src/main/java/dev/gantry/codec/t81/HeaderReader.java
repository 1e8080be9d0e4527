package dev.gantry.codec.t81;

import dev.gantry.codec.CodecException;

/** Reads the markers before the first scan. */
public final class HeaderReader {
    private HeaderReader() {}

    /** The frame's header, with the rows that a DNL segment gives when it has none itself. */
    public static FrameHeader frame(byte[] codestream) throws CodecException {
        MarkerReader reader = new MarkerReader(codestream);
        requireStart(reader);
        for (int marker = reader.next(); marker >= 0; marker = reader.next()) {
            if (Marker.isFrame(marker)) {
                FrameHeader frame = FrameHeader.read(marker, reader);
                return frame.rows() > 0 ? frame : frame.withRows(rowsBehindTheScan(reader));
            }
            reader.leave();
        }
        throw new CodecException("no frame header", codestream.length);
    }

    /** Reads the SOI marker, behind bytes that do not belong to the codestream when there are some. */
    public static void requireStart(MarkerReader reader) throws CodecException {
        if (!reader.findStart()) {
            throw new CodecException("no JPEG codestream", 0);
        }
    }

    // T.81 B.2.5
    private static int rowsBehindTheScan(MarkerReader reader) throws CodecException {
        reader.leave();
        for (int marker = reader.next(); marker >= 0; marker = reader.next()) {
            if (marker == Marker.DNL) {
                int rows = reader.u16();
                if (rows > 0) {
                    return rows;
                }
            }
            reader.leave();
        }
        throw new CodecException("nothing says how many rows there are", -1);
    }
}
