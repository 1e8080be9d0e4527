package dev.gantry.dicom.json;

import dev.gantry.dicom.Warning;
import java.util.ArrayList;
import java.util.List;

/** What is wrong where a parser stands: forgiven with a warning, or an error, each with its place. */
final class Findings {
    /** So that what is wrong everywhere does not fill the heap. */
    private static final int MOST = 100;

    private final boolean lenient;
    private final Nesting nesting;
    private final List<Warning> warnings = new ArrayList<>();

    Findings(boolean lenient, Nesting nesting) {
        this.lenient = lenient;
        this.nesting = nesting;
    }

    /** A warning, or where nothing is forgiven an error. */
    void forgive(String text, Position position) throws MalformedModelException {
        if (!lenient) {
            throw malformed(text, position);
        }
        if (warnings.size() < MOST) {
            warnings.add(new Warning(position.offset(), nesting.path(), text));
        } else if (warnings.size() == MOST) {
            warnings.add(new Warning(position.offset(), "", "more was forgiven"));
        }
    }

    MalformedModelException malformed(String text, Position position) {
        return new MalformedModelException(text, position, nesting.path());
    }

    List<Warning> warnings() {
        return List.copyOf(warnings);
    }
}
