package dev.gantry.dicom.net.pdu;

import java.util.List;
import java.util.Optional;

/** An abstract syntax with its transfer syntaxes, known in the association by an odd id from 1 to 255. */
public sealed interface PresentationContext {

    int id();

    /** As the requestor proposes it (PS3.8 9.3.2.2). */
    record Proposed(int id, String abstractSyntax, List<String> transferSyntaxes) implements PresentationContext {

        public Proposed {
            transferSyntaxes = List.copyOf(transferSyntaxes);
        }
    }

    /**
     * As the acceptor answers it (PS3.8 9.3.3.2).
     *
     * @param result one of the constants here
     * @param transferSyntax the chosen one; not significant, and often absent, unless accepted
     */
    record Answered(int id, int result, Optional<String> transferSyntax) implements PresentationContext {

        public static final int ACCEPTANCE = 0;
        public static final int USER_REJECTION = 1;
        public static final int NO_REASON = 2;
        public static final int ABSTRACT_SYNTAX_NOT_SUPPORTED = 3;
        public static final int TRANSFER_SYNTAXES_NOT_SUPPORTED = 4;

        public boolean accepted() {
            return result == ACCEPTANCE;
        }
    }

    /** As both sides know it once the association is established. */
    record Accepted(int id, String abstractSyntax, String transferSyntax) implements PresentationContext {}
}
