package dev.gantry.dicom.net.pdu;

import dev.gantry.dicom.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the body of a PDU. Items of unknown type are passed over (PS3.8 9.3.1), unknown user information is kept; every
 * other departure from the layout is a {@link MalformedPduException}. Nothing is allocated on the word of a length
 * field: an item must lie within the bytes that are there.
 */
public final class PduDecoder {

    private PduDecoder() {}

    /** The PDU of this type whose bytes after type and length are {@code body}. */
    public static Pdu decode(PduType type, byte[] body) throws MalformedPduException {
        ItemReader in = new ItemReader(ByteBuffer.wrap(body));
        return switch (type) {
            case ASSOCIATE_RQ -> associateRq(in);
            case ASSOCIATE_AC -> associateAc(in);
            case ASSOCIATE_RJ -> {
                int[] codes = codes(in);
                yield new Pdu.AssociateRj(codes[1], codes[2], codes[3]);
            }
            case P_DATA_TF -> data(body);
            case RELEASE_RQ -> {
                codes(in);
                yield new Pdu.ReleaseRq();
            }
            case RELEASE_RP -> {
                codes(in);
                yield new Pdu.ReleaseRp();
            }
            case ABORT -> {
                int[] codes = codes(in);
                yield new Pdu.Abort(codes[2], codes[3]);
            }
        };
    }

    private static int[] codes(ItemReader in) throws MalformedPduException {
        int[] codes = {in.u8(), in.u8(), in.u8(), in.u8()};
        if (in.hasMore()) {
            throw new MalformedPduException(Pdu.Abort.INVALID_PDU_PARAMETER, "a PDU longer than its 4 bytes");
        }
        return codes;
    }

    private static Pdu.PData data(byte[] body) throws MalformedPduException {
        List<Pdu.Pdv> values = new ArrayList<>();
        for (int position = 0; position < body.length; ) {
            if (body.length - position < PdvHeader.SIZE) {
                throw new MalformedPduException(Pdu.Abort.INVALID_PDU_PARAMETER, "a PDV without room for its header");
            }
            PdvHeader header = PdvHeader.decode(body, position, body.length - position);
            position += PdvHeader.SIZE;
            Bytes fragment = Bytes.copyOf(body, position, (int) header.length());
            values.add(new Pdu.Pdv(header.contextId(), header.command(), header.last(), fragment));
            position += fragment.length();
        }
        return new Pdu.PData(values);
    }

    private static Pdu.AssociateRq associateRq(ItemReader in) throws MalformedPduException {
        Head head = Head.read(in);
        String applicationContext = "";
        List<PresentationContext.Proposed> contexts = new ArrayList<>();
        List<UserItem> userItems = List.of();
        while (in.hasMore()) {
            int type = in.u8();
            ItemReader item = in.item();
            switch (type) {
                case ItemType.APPLICATION_CONTEXT -> applicationContext = item.restAsText();
                case ItemType.PROPOSED_CONTEXT -> contexts.add(proposed(item));
                case ItemType.USER_INFORMATION -> userItems = UserItemDecoder.decode(item);
                default -> {}
            }
        }
        requireDistinct(contexts);
        return new Pdu.AssociateRq(
                head.version, head.calledAet, head.callingAet, applicationContext, contexts, userItems);
    }

    private static Pdu.AssociateAc associateAc(ItemReader in) throws MalformedPduException {
        Head head = Head.read(in);
        String applicationContext = "";
        List<PresentationContext.Answered> contexts = new ArrayList<>();
        List<UserItem> userItems = List.of();
        while (in.hasMore()) {
            int type = in.u8();
            ItemReader item = in.item();
            switch (type) {
                case ItemType.APPLICATION_CONTEXT -> applicationContext = item.restAsText();
                case ItemType.ANSWERED_CONTEXT -> contexts.add(answered(item));
                case ItemType.USER_INFORMATION -> userItems = UserItemDecoder.decode(item);
                default -> {}
            }
        }
        requireDistinct(contexts);
        return new Pdu.AssociateAc(
                head.version, head.calledAet, head.callingAet, applicationContext, contexts, userItems);
    }

    private static PresentationContext.Proposed proposed(ItemReader in) throws MalformedPduException {
        int id = in.u8();
        in.skip(3);
        String abstractSyntax = "";
        List<String> transferSyntaxes = new ArrayList<>();
        while (in.hasMore()) {
            int type = in.u8();
            ItemReader item = in.item();
            switch (type) {
                case ItemType.ABSTRACT_SYNTAX -> abstractSyntax = item.restAsText();
                case ItemType.TRANSFER_SYNTAX -> transferSyntaxes.add(item.restAsText());
                default -> {}
            }
        }
        return new PresentationContext.Proposed(id, abstractSyntax, transferSyntaxes);
    }

    private static PresentationContext.Answered answered(ItemReader in) throws MalformedPduException {
        int id = in.u8();
        in.skip(1);
        int result = in.u8();
        in.skip(1);
        Optional<String> transferSyntax = Optional.empty();
        while (in.hasMore()) {
            int type = in.u8();
            ItemReader item = in.item();
            if (type == ItemType.TRANSFER_SYNTAX) {
                transferSyntax = Optional.of(item.restAsText());
            }
        }
        return new PresentationContext.Answered(id, result, transferSyntax);
    }

    private static void requireDistinct(List<? extends PresentationContext> contexts) throws MalformedPduException {
        Set<Integer> ids = new HashSet<>();
        for (PresentationContext context : contexts) {
            if (!ids.add(context.id())) {
                throw new MalformedPduException(
                        Pdu.Abort.INVALID_PDU_PARAMETER, "presentation context " + context.id() + " twice");
            }
        }
    }

    /** The fixed part of A-ASSOCIATE-RQ and -AC. */
    private record Head(int version, String calledAet, String callingAet) {

        static Head read(ItemReader in) throws MalformedPduException {
            int version = in.u16();
            in.skip(2);
            String calledAet = in.text(16).strip();
            String callingAet = in.text(16).strip();
            in.skip(32);
            return new Head(version, calledAet, callingAet);
        }
    }
}
