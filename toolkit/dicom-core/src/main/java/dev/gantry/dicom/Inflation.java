package dev.gantry.dicom;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Deflated data sets. PS3.5 A.5 */
final class Inflation extends InflaterInputStream {

    /** What any data set may grow to, and by how much one that is longer: zlib itself stops at 1030. */
    private static final long ALWAYS = 64L << 20;

    private static final int RATIO = 200;

    private final long most;

    private Inflation(InputStream in, Inflater inflater, long most) {
        super(in, inflater, ByteSource.CAPACITY);
        this.most = most;
    }

    /** The source of the data set's elements: the given one, or one that inflates what is left of it. */
    static ByteSource source(ByteSource source, TransferSyntax syntax, ReadOptions options, Warnings warnings)
            throws IOException {
        if (!syntax.deflated() || !source.ensure(2)) {
            return source;
        }
        boolean zlib = isZlib(source);
        if (zlib) {
            new Findings(options.isLenient(), warnings, new Nesting(), new ElementHeader())
                    .forgive(source.position(), "", "the deflated data set has a zlib header");
        }
        return new ByteSource(new Inflation(source.rest(), new Inflater(!zlib), options.maxInflatedBytes()));
    }

    /** Whether a zlib header (RFC 1950) comes first, as some writers have it; the standard says there is none. */
    private static boolean isZlib(ByteSource source) {
        int header = source.unsignedShort(0, true);
        return header >>> 8 == 0x78 && header % 31 == 0;
    }

    /** Frees the inflater's native memory as soon as its stream is over. */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            int read = super.read(target, offset, length);
            if (read < 0) {
                inf.end();
            } else {
                checkGrowth(inf.getBytesWritten());
            }
            return read;
        } catch (ZipException e) {
            throw new MalformedDatasetException("the deflated data set is damaged", inf.getBytesWritten(), "");
        } catch (EOFException e) {
            throw new MalformedDatasetException("the deflated data set is cut off", inf.getBytesWritten(), "");
        }
    }

    private void checkGrowth(long written) throws MalformedDatasetException {
        boolean bomb = written > ALWAYS && written / RATIO > inf.getBytesRead();
        if (written > most || bomb) {
            String limit = bomb ? RATIO + " times its length" : most + " bytes";
            throw new MalformedDatasetException("the data set inflates beyond " + limit, written, "");
        }
    }
}
