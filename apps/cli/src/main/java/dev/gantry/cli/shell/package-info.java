/**
 * What every command shares: its manual, its options taken apart, the terminal it speaks to, and how it fails. Knows no
 * command, and of DICOM only which text a terminal may be shown.
 */
@NullMarked
package dev.gantry.cli.shell;

import org.jspecify.annotations.NullMarked;
