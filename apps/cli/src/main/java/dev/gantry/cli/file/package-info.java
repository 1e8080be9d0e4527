/**
 * Commands that do the same with each of many DICOM files: which files there are, how they are worked on in parallel and
 * answered in order, and a class per command. What can be done with a data set is the toolkit's; here is only who asks.
 */
@NullMarked
package dev.gantry.cli.file;

import org.jspecify.annotations.NullMarked;
