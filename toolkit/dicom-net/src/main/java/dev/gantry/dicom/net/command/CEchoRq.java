package dev.gantry.dicom.net.command;

import dev.gantry.dicom.UID;

/** C-ECHO-RQ. PS3.7 9.3.5.1 */
public record CEchoRq(int messageId) {

    public CommandSet toCommandSet() {
        return CommandSet.of(CommandField.C_ECHO_RQ)
                .put(CommandElement.AFFECTED_SOP_CLASS_UID, UID.Verification)
                .put(CommandElement.MESSAGE_ID, messageId)
                .build();
    }
}
