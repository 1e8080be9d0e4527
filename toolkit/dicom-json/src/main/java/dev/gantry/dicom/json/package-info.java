/**
 * The DICOM JSON model, PS3.18 annex F: data sets and streams of elements as JSON, byte by byte without a tree. Written
 * without a text object per value; read without recursion, within limits, and with one exception for whatever is wrong.
 * It must not know HTTP or where values lie: who writes says what a bulk data URI is, who reads finds what is there.
 */
@NullMarked
package dev.gantry.dicom.json;

import org.jspecify.annotations.NullMarked;
