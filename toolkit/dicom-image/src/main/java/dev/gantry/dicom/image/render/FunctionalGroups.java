package dev.gantry.dicom.image.render;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import java.util.List;

/** Where an enhanced image says what holds for one frame, or for all. PS3.3 C.7.6.16.1 */
record FunctionalGroups(Dataset header, int frame) {

    /** The item of a macro: of the frame, else of all frames, else the attributes of the data set itself. */
    Dataset macro(Tag sequence) {
        List<Dataset> frames = header.items(Tag.PerFrameFunctionalGroupsSequence);
        if (frame < frames.size() && has(frames.get(frame), sequence)) {
            return frames.get(frame).items(sequence).getFirst();
        }
        return header.items(Tag.SharedFunctionalGroupsSequence).stream()
                .filter(shared -> has(shared, sequence))
                .findFirst()
                .map(shared -> shared.items(sequence).getFirst())
                .orElse(header);
    }

    private static boolean has(Dataset group, Tag sequence) {
        return !group.items(sequence).isEmpty();
    }
}
