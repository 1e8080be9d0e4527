package dev.gantry.dicom.fileset;

import dev.gantry.dicom.MalformedDatasetException;

/** Where what is wrong with a directory goes: an exception, a warning or a list. */
interface Faults {

    void found(FileSetFault fault) throws MalformedDatasetException;
}
