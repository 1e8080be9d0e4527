/**
 * The two text models of a data set: DICOM JSON, PS3.18 annex F, and Native DICOM XML, PS3.19 A.1. Data sets and streams of
 * elements are written byte by byte, without a tree and without a text object per value of JSON; both are read without
 * recursion, within limits, and with one exception for whatever is wrong. What is common to the two is written once. It must
 * not know HTTP or where values lie: who writes says what a bulk data URI is, who reads finds what is there.
 */
@NullMarked
package dev.gantry.dicom.json;

import org.jspecify.annotations.NullMarked;
