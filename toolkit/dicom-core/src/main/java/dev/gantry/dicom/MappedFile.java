package dev.gantry.dicom;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that is mapped whole when first needed, and as long as any slice of it is in use. Not thread-safe. */
final class MappedFile {

    private final Path path;
    private @Nullable MemorySegment segment;

    MappedFile(Path path) {
        this.path = path;
    }

    /** Bytes of the file; fewer than asked for where it ends before. */
    Bytes slice(long offset, long length) throws IOException {
        MemorySegment all = segment == null ? map() : segment;
        long present = Math.clamp(all.byteSize() - offset, 0, Math.min(length, Integer.MAX_VALUE));
        return present == 0 ? Bytes.empty() : Bytes.mapped(all.asSlice(offset, present));
    }

    private MemorySegment map() throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            MemorySegment mapped = channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
            segment = mapped;
            return mapped;
        }
    }
}
