package dev.gantry.cli;

import java.io.PrintStream;

/** Where a command speaks: results to one stream, failures to the other. */
record Terminal(PrintStream out, PrintStream err) {
    void line(String text) {
        out.print(text + "\n");
    }
}
