package dev.gantry.dicom;

/**
 * Something wrong that a reader forgave.
 *
 * @param offset of the byte it was found at, counted from the start of the stream
 * @param tagPath the element, as "(0040,A730)[2].(0008,0100)"; empty where there is none
 * @param text what was wrong, without any value of the data set
 */
public record Warning(long offset, String tagPath, String text) {}
