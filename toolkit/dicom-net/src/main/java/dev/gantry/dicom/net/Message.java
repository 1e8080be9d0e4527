package dev.gantry.dicom.net;

import dev.gantry.dicom.net.command.CommandSet;
import dev.gantry.dicom.net.pdu.PresentationContext;
import java.util.Optional;

/** A DIMSE message that has begun to arrive: its command is here, its data set is still on the way. */
record Message(PresentationContext.Accepted context, CommandSet command, Optional<DataSetStream> dataSet) {}
