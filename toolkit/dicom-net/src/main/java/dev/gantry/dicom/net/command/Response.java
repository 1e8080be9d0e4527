package dev.gantry.dicom.net.command;

/**
 * A response without a data set: C-ECHO-RSP (PS3.7 9.3.5.2), C-STORE-RSP (9.3.1.2), and the answer to a request that
 * fails whatever it was.
 *
 * @param sopClassUid empty text if the request named none
 * @param sopInstanceUid empty text if the request named none
 */
public record Response(int commandField, int messageId, String sopClassUid, String sopInstanceUid, Status status) {

    public static Response to(CommandSet request, Status status) {
        return new Response(
                CommandField.responseTo(request.commandField()),
                request.number(CommandElement.MESSAGE_ID).orElse(0),
                request.text(CommandElement.AFFECTED_SOP_CLASS_UID).orElse(""),
                request.text(CommandElement.AFFECTED_SOP_INSTANCE_UID).orElse(""),
                status);
    }

    /** @throws MalformedCommandException if this is not a response, or has no status */
    public static Response from(CommandSet command) throws MalformedCommandException {
        if (!CommandField.isResponse(command.commandField())) {
            throw new MalformedCommandException("a request where a response is due");
        }
        Status status = Status.of(command.number(CommandElement.STATUS)
                        .orElseThrow(() -> new MalformedCommandException("a response without a status")))
                .withComment(command.text(CommandElement.ERROR_COMMENT).orElse(""));
        return new Response(
                command.commandField(),
                command.number(CommandElement.MESSAGE_ID_BEING_RESPONDED_TO).orElse(0),
                command.text(CommandElement.AFFECTED_SOP_CLASS_UID).orElse(""),
                command.text(CommandElement.AFFECTED_SOP_INSTANCE_UID).orElse(""),
                new Status(status.code(), status.errorComment(), command.tags(CommandElement.OFFENDING_ELEMENT)));
    }

    public CommandSet toCommandSet() {
        return CommandSet.of(commandField)
                .put(CommandElement.AFFECTED_SOP_CLASS_UID, sopClassUid)
                .put(CommandElement.MESSAGE_ID_BEING_RESPONDED_TO, messageId)
                .put(CommandElement.STATUS, status.code())
                .put(CommandElement.OFFENDING_ELEMENT, status.offendingElements())
                .put(CommandElement.ERROR_COMMENT, status.errorComment())
                .put(CommandElement.AFFECTED_SOP_INSTANCE_UID, sopInstanceUid)
                .build();
    }
}
