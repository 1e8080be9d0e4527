/**
 * The DICOM JSON model, PS3.18 annex F: data sets and streams of elements as JSON, written byte by byte without a tree
 * and without a text object per value. It must not know HTTP or where values lie: who writes says what a bulk data URI is.
 */
@NullMarked
package dev.gantry.dicom.json;

import org.jspecify.annotations.NullMarked;
