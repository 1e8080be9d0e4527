package dev.gantry.dicom.net.command;

import java.util.Optional;

/**
 * C-STORE-RQ. PS3.7 9.3.1.1
 *
 * @param sopClassUid empty text if the sender named none
 * @param sopInstanceUid empty text if the sender named none
 * @param moveOriginator who asked for this store by a C-MOVE, if that is why it is sent
 */
public record CStoreRq(
        int messageId,
        String sopClassUid,
        String sopInstanceUid,
        int priority,
        Optional<MoveOriginator> moveOriginator) {

    public static final int PRIORITY_MEDIUM = 0;

    /** The AE that sent the C-MOVE-RQ, and that request's message id. */
    public record MoveOriginator(String aet, int messageId) {}

    public CStoreRq(int messageId, String sopClassUid, String sopInstanceUid) {
        this(messageId, sopClassUid, sopInstanceUid, PRIORITY_MEDIUM, Optional.empty());
    }

    public static CStoreRq from(CommandSet command) {
        return new CStoreRq(
                command.number(CommandElement.MESSAGE_ID).orElse(0),
                command.text(CommandElement.AFFECTED_SOP_CLASS_UID).orElse(""),
                command.text(CommandElement.AFFECTED_SOP_INSTANCE_UID).orElse(""),
                command.number(CommandElement.PRIORITY).orElse(PRIORITY_MEDIUM),
                command.text(CommandElement.MOVE_ORIGINATOR_AET)
                        .map(aet -> new MoveOriginator(
                                aet,
                                command.number(CommandElement.MOVE_ORIGINATOR_MESSAGE_ID)
                                        .orElse(0))));
    }

    public CommandSet toCommandSet() {
        CommandSet.Builder command = CommandSet.of(CommandField.C_STORE_RQ)
                .dataSetFollows()
                .put(CommandElement.AFFECTED_SOP_CLASS_UID, sopClassUid)
                .put(CommandElement.MESSAGE_ID, messageId)
                .put(CommandElement.PRIORITY, priority)
                .put(CommandElement.AFFECTED_SOP_INSTANCE_UID, sopInstanceUid);
        moveOriginator.ifPresent(originator -> command.put(CommandElement.MOVE_ORIGINATOR_AET, originator.aet())
                .put(CommandElement.MOVE_ORIGINATOR_MESSAGE_ID, originator.messageId()));
        return command.build();
    }
}
