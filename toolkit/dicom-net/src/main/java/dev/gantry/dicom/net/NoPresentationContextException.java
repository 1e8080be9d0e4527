package dev.gantry.dicom.net;

import java.io.IOException;

/** The association has no presentation context for what is to be sent. */
public final class NoPresentationContextException extends IOException {

    private static final long serialVersionUID = 1;

    NoPresentationContextException(String abstractSyntax, String transferSyntax) {
        super("no presentation context was accepted for " + abstractSyntax + " in " + transferSyntax);
    }
}
