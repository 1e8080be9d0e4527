/**
 * What every command shares: its manual, its options taken apart, the terminal it speaks to, and how it fails. Knows no
 * command and no DICOM.
 */
@NullMarked
package dev.gantry.cli.shell;

import org.jspecify.annotations.NullMarked;
