package dev.gantry.dicom.json;

/** Where a parser stands in its text. */
interface Position {
    /** Of the next unread byte (JSON) or character (XML), from 0. */
    long offset();

    /** From 1. */
    int line();

    /** From 1. */
    int column();
}
