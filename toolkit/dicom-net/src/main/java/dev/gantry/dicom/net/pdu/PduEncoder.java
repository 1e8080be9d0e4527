package dev.gantry.dicom.net.pdu;

import java.util.List;

/** Writes PDUs as PS3.8 9.3 lays them out. */
public final class PduEncoder {

    private static final int AET_LENGTH = 16;
    private static final int RESERVED_AFTER_AETS = 32;

    private PduEncoder() {}

    /**
     * The whole PDU, its 6 bytes of type and length included.
     *
     * @throws IllegalArgumentException if a value is longer than its length field can say
     */
    public static byte[] encode(Pdu pdu) {
        PduBuffer out = new PduBuffer();
        int mark = out.u8(pdu.type().code()).u8(0).beginLong();
        switch (pdu) {
            case Pdu.AssociateRq rq -> associateRq(out, rq);
            case Pdu.AssociateAc ac -> associateAc(out, ac);
            case Pdu.AssociateRj rj -> codes(out, rj.result(), rj.source(), rj.reason());
            case Pdu.PData data -> data.values().forEach(pdv -> value(out, pdv));
            case Pdu.ReleaseRq _, Pdu.ReleaseRp _ -> codes(out, 0, 0, 0);
            case Pdu.Abort abort -> codes(out, 0, abort.source(), abort.reason());
        }
        out.endLong(mark);
        return out.toByteArray();
    }

    private static void codes(PduBuffer out, int first, int second, int third) {
        out.u8(0).u8(first).u8(second).u8(third);
    }

    private static void value(PduBuffer out, Pdu.Pdv pdv) {
        out.u32(2L + pdv.fragment().length())
                .u8(pdv.contextId())
                .u8(PdvHeader.control(pdv.command(), pdv.last()))
                .bytes(pdv.fragment());
    }

    private static void associateRq(PduBuffer out, Pdu.AssociateRq rq) {
        associateHead(out, rq.protocolVersion(), rq.calledAet(), rq.callingAet());
        text(out, ItemType.APPLICATION_CONTEXT, rq.applicationContext());
        for (PresentationContext.Proposed context : rq.presentationContexts()) {
            int mark = presentationContext(out, ItemType.PROPOSED_CONTEXT, context.id(), 0);
            text(out, ItemType.ABSTRACT_SYNTAX, context.abstractSyntax());
            context.transferSyntaxes().forEach(uid -> text(out, ItemType.TRANSFER_SYNTAX, uid));
            out.endShort(mark);
        }
        userInformation(out, rq.userItems());
    }

    private static void associateAc(PduBuffer out, Pdu.AssociateAc ac) {
        associateHead(out, ac.protocolVersion(), ac.calledAet(), ac.callingAet());
        text(out, ItemType.APPLICATION_CONTEXT, ac.applicationContext());
        for (PresentationContext.Answered context : ac.presentationContexts()) {
            int mark = presentationContext(out, ItemType.ANSWERED_CONTEXT, context.id(), context.result());
            context.transferSyntax().ifPresent(uid -> text(out, ItemType.TRANSFER_SYNTAX, uid));
            out.endShort(mark);
        }
        userInformation(out, ac.userItems());
    }

    private static void associateHead(PduBuffer out, int version, String calledAet, String callingAet) {
        out.u16(version)
                .u16(0)
                .padded(calledAet, AET_LENGTH)
                .padded(callingAet, AET_LENGTH)
                .zeros(RESERVED_AFTER_AETS);
    }

    private static int presentationContext(PduBuffer out, int itemType, int id, int result) {
        int mark = item(out, itemType);
        out.u8(id).u8(0).u8(result).u8(0);
        return mark;
    }

    private static void userInformation(PduBuffer out, List<UserItem> items) {
        int mark = item(out, ItemType.USER_INFORMATION);
        items.forEach(item -> userItem(out, item));
        out.endShort(mark);
    }

    private static void userItem(PduBuffer out, UserItem userItem) {
        int mark = item(out, ItemType.of(userItem));
        switch (userItem) {
            case UserItem.MaximumLength length -> out.u32(length.bytes());
            case UserItem.ImplementationClassUid implementation -> out.ascii(implementation.uid());
            case UserItem.ImplementationVersion version -> out.ascii(version.name());
            case UserItem.AsynchronousOperations window ->
                out.u16(window.invoked()).u16(window.performed());
            case UserItem.RoleSelection role ->
                out.shortText(role.sopClassUid()).u8(role.scu() ? 1 : 0).u8(role.scp() ? 1 : 0);
            case UserItem.ExtendedNegotiation extended ->
                out.shortText(extended.sopClassUid()).bytes(extended.information());
            case UserItem.CommonExtendedNegotiation common -> common(out, common);
            case UserItem.UserIdentity identity ->
                out.u8(identity.identityType())
                        .u8(identity.responseRequested() ? 1 : 0)
                        .shortBytes(identity.primary())
                        .shortBytes(identity.secondary());
            case UserItem.UserIdentityResponse response -> out.shortBytes(response.response());
            case UserItem.Unknown unknown -> out.bytes(unknown.content());
        }
        out.endShort(mark);
    }

    // PS3.7 D.3.3.6
    private static void common(PduBuffer out, UserItem.CommonExtendedNegotiation common) {
        out.shortText(common.sopClassUid()).shortText(common.serviceClassUid());
        int related = out.beginShort();
        common.relatedSopClassUids().forEach(out::shortText);
        out.endShort(related);
    }

    private static void text(PduBuffer out, int itemType, String text) {
        int mark = item(out, itemType);
        out.ascii(text);
        out.endShort(mark);
    }

    private static int item(PduBuffer out, int itemType) {
        return out.u8(itemType).u8(0).beginShort();
    }
}
