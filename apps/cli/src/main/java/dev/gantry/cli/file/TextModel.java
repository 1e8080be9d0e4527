package dev.gantry.cli.file;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetReader;
import dev.gantry.dicom.json.BulkDataUris;
import dev.gantry.dicom.json.DicomJsonWriter;
import dev.gantry.dicom.json.DicomXmlWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The two text formats of data sets. */
enum TextModel {
    /** PS3.18 F. */
    JSON {
        @Override
        void stream(DatasetReader reader, BulkDataUris bulk, OutputStream out) throws IOException {
            DicomJsonWriter writer = new DicomJsonWriter(out);
            writer.write(reader, bulk, List.of());
            writer.flush();
        }

        @Override
        void whole(Dataset dataset, OutputStream out) throws IOException {
            DicomJsonWriter writer = new DicomJsonWriter(out);
            writer.write(dataset);
            writer.flush();
        }
    },
    /** PS3.19 A.1. */
    XML {
        @Override
        void stream(DatasetReader reader, BulkDataUris bulk, OutputStream out) throws IOException {
            DicomXmlWriter writer = new DicomXmlWriter(out);
            writer.write(reader, bulk, List.of());
            writer.flush();
        }

        @Override
        void whole(Dataset dataset, OutputStream out) throws IOException {
            DicomXmlWriter writer = new DicomXmlWriter(out);
            writer.write(dataset);
            writer.flush();
        }
    };

    /** Writes a data set as it is read. */
    abstract void stream(DatasetReader reader, BulkDataUris bulk, OutputStream out) throws IOException;

    /** Writes a data set with everything inline. */
    abstract void whole(Dataset dataset, OutputStream out) throws IOException;
}
