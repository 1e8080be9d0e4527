package dev.gantry.cli.file;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.TagPath;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.Value;
import dev.gantry.dicom.json.BulkDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fetches bulk data from files, as {@link BulkMode#TEXT} describes their URIs. The URIs come from whoever wrote the text:
 * nothing outside the folders that are allowed is read, through links neither. Not thread-safe.
 */
final class BulkFiles implements BulkDataSource {
    private static final Pattern PART = Pattern.compile("offset=(\\d{1,18})&length=(\\d{1,9})");

    private final Optional<Path> base;
    private final List<Path> allowed;
    private @Nullable Path opened;
    private @Nullable DicomFile file;
    private @Nullable TransferSyntax compressed;

    /** @param others folders beside the one the text lies in */
    BulkFiles(Input text, List<Path> others) {
        this.base = text.path().map(path -> path.toAbsolutePath().getParent());
        this.allowed = new ArrayList<>(others);
        base.ifPresent(allowed::add);
    }

    /** The transfer syntax of what was fetched, where that is compressed. */
    TransferSyntax syntaxOr(TransferSyntax otherwise) {
        return compressed == null ? otherwise : compressed;
    }

    @Override
    public Optional<Value> value(String uri, String tagPath, VR vr) throws IOException {
        URI address;
        try {
            address = URI.create(uri);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        Optional<Path> path = path(address);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        return address.getFragment() == null
                ? Optional.of(new Value.Raw(part(path.get(), address.getQuery())))
                : element(path.get(), address.getFragment());
    }

    /** The file that is meant, if it is there and may be read. */
    private Optional<Path> path(URI address) throws IOException {
        boolean relative = address.getScheme() == null && address.getPath() != null && base.isPresent();
        if (!relative && !"file".equals(address.getScheme()) || address.getPath() == null) {
            return Optional.empty();
        }
        try {
            Path named = Path.of(address.getPath());
            Path real = (base.isPresent() ? base.get().resolve(named) : named).toRealPath();
            for (Path folder : allowed) {
                if (real.startsWith(folder.toRealPath())) {
                    return Optional.of(real);
                }
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        throw new IOException("bulk data is asked for from " + address.getPath()
                + ", which lies in none of the folders that may be read; --bulk-from allows more");
    }

    private static Bytes part(Path path, @Nullable String query) throws IOException {
        Matcher part = PART.matcher(query == null ? "" : query);
        if (!part.matches()) {
            return Bytes.wrap(Files.readAllBytes(path));
        }
        try (InputStream in = Files.newInputStream(path)) {
            in.skipNBytes(Long.parseLong(part.group(1)));
            int length = Integer.parseInt(part.group(2));
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new IOException(path + " ends inside bulk data");
            }
            return Bytes.wrap(bytes);
        }
    }

    private Optional<Value> element(Path path, String fragment) throws IOException {
        if (file == null || !path.equals(opened)) {
            file = DicomFile.read(path, ReadOptions.lenient());
            opened = path;
        }
        Optional<Value> value = elementPath(fragment).find(file.dataset()).map(DataElement::value);
        if (value.isPresent() && value.get() instanceof Value.Fragments) {
            compressed = file.syntax();
        }
        return value;
    }

    /** "54000100/1/54001010", items from 1, as a path. */
    private static TagPath elementPath(String fragment) throws IOException {
        String[] steps = fragment.split("/", -1);
        StringBuilder path = new StringBuilder(steps[0]);
        try {
            for (int i = 1; i + 1 < steps.length; i += 2) {
                path.append('[')
                        .append(Integer.parseInt(steps[i]) - 1)
                        .append("].")
                        .append(steps[i + 1]);
            }
            return TagPath.parse(path.toString());
        } catch (IllegalArgumentException e) {
            throw new IOException("no element is named by #" + fragment, e);
        }
    }
}
