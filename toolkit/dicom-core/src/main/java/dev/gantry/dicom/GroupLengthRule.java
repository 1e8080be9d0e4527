package dev.gantry.dicom;

import java.io.IOException;

/** Holds the group lengths of the top level against where the next group begins. PS3.5 7.2 */
final class GroupLengthRule {

    private static final long NONE = -1;

    private final ByteSource source;
    private final Findings findings;
    private long declaredEnd = NONE;
    private long declaredAt;
    private int group;

    GroupLengthRule(ByteSource source, Findings findings) {
        this.source = source;
        this.findings = findings;
    }

    /** An element that is next in the source, of which the header was read. */
    void passed(ElementHeader header, boolean bigEndian) throws IOException {
        if (declaredEnd != NONE && header.tag >>> 16 != group) {
            ended();
        }
        boolean declares = (header.tag & 0xFFFF) == 0 && header.length == 4;
        if (declares && source.ensure(header.size + 4)) {
            group = header.tag >>> 16;
            declaredAt = source.position();
            declaredEnd = declaredAt + header.size + 4 + source.unsignedInt(header.size, bigEndian);
        }
    }

    /** The group is over where the source stands. */
    void ended() throws MalformedDatasetException {
        if (declaredEnd != NONE && declaredEnd != source.position()) {
            findings.forgive(declaredAt, Tag.of(group << 16).toString(), "the length of the group is wrong");
        }
        declaredEnd = NONE;
    }
}
