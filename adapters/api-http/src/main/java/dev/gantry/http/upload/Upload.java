package dev.gantry.http.upload;

import dev.gantry.http.edge.HttpEdge;
import dev.gantry.http.edge.HttpSettings;
import dev.gantry.store.StoreException;
import dev.gantry.store.access.Principal;
import dev.gantry.store.catalog.Provenance;
import dev.gantry.store.ingest.Incoming;
import dev.gantry.store.ingest.Ingest;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One request's files on their way through the store's door, and what became of each. Not thread-safe. */
final class Upload {
    /** Preamble and prefix of a DICOM file. PS3.10 7.1 */
    private static final int OPENING = 132;

    private final Ingest ingest;
    private final HttpSettings limits;
    private final Principal principal;
    private final Provenance provenance;
    private final List<FileResult> results = new ArrayList<>();
    private int status = 200;

    Upload(Ingest ingest, HttpSettings limits, Principal principal, String peer) {
        this.ingest = ingest;
        this.limits = limits;
        this.principal = principal;
        this.provenance = new Provenance(Provenance.Source.UPLOAD, peer);
    }

    List<FileResult> results() {
        return results;
    }

    /** 200, or why the store takes no more for now. */
    int status() {
        return status;
    }

    boolean isTaken() {
        return status == 200;
    }

    /** Takes a file or an archive, told apart by their first bytes. */
    void add(String name, InputStream content) throws IOException {
        PushbackInputStream file = new PushbackInputStream(content, OPENING);
        byte[] opening = file.readNBytes(OPENING);
        file.unread(opening);
        if (isZip(opening)) {
            archive(name, file);
        } else {
            file(name, file);
        }
    }

    void broken(String reason) {
        results.add(FileResult.refused("", "malformed", reason));
    }

    private static boolean isZip(byte[] opening) {
        boolean zip =
                opening.length > 3 && opening[0] == 'P' && opening[1] == 'K' && opening[2] == 3 && opening[3] == 4;
        boolean dicom = opening.length == OPENING
                && opening[128] == 'D'
                && opening[129] == 'I'
                && opening[130] == 'C'
                && opening[131] == 'M';
        return zip && !dicom;
    }

    private void archive(String name, InputStream content) {
        try (ZipEntries entries = new ZipEntries(content, limits)) {
            for (Optional<String> entry = entries.next(); entry.isPresent() && isTaken(); entry = entries.next()) {
                String file = name + "/" + entry.get();
                try (InputStream in = entries.content()) {
                    file(file, in);
                }
            }
        } catch (ArchiveLimitException e) {
            results.add(FileResult.refused(name, "too-large", String.valueOf(e.getMessage())));
        } catch (IOException e) {
            results.add(FileResult.refused(name, "malformed", "the archive is damaged or of a kind that is not read"));
        }
    }

    private void file(String name, InputStream content) {
        if (name.regionMatches(true, name.lastIndexOf('/') + 1, "DICOMDIR", 0, 8)
                && name.length() == name.lastIndexOf('/') + 9) {
            results.add(FileResult.skipped(name, "a DICOMDIR lists files and is none to store"));
            return;
        }
        try {
            results.add(FileResult.of(name, ingest.accept(principal, Incoming.file(provenance, content))));
        } catch (StoreException e) {
            results.add(FileResult.failed(name, e));
            status = HttpEdge.status(e.code());
        }
    }
}
