package dev.gantry.dicom.net.pdu;

import java.util.ArrayList;
import java.util.List;

/** Reads the user information item's sub-items (PS3.8 Annex D, PS3.7 D.3.3). */
final class UserItemDecoder {

    private UserItemDecoder() {}

    static List<UserItem> decode(ItemReader in) throws MalformedPduException {
        List<UserItem> items = new ArrayList<>();
        while (in.hasMore()) {
            int type = in.u8();
            items.add(decode(type, in.item()));
        }
        return items;
    }

    private static UserItem decode(int type, ItemReader in) throws MalformedPduException {
        return switch (type) {
            case ItemType.MAXIMUM_LENGTH -> new UserItem.MaximumLength(in.u32());
            case ItemType.IMPLEMENTATION_CLASS_UID -> new UserItem.ImplementationClassUid(in.restAsText());
            case ItemType.IMPLEMENTATION_VERSION -> new UserItem.ImplementationVersion(in.restAsText());
            case ItemType.ASYNCHRONOUS_OPERATIONS -> new UserItem.AsynchronousOperations(in.u16(), in.u16());
            case ItemType.ROLE_SELECTION -> new UserItem.RoleSelection(in.shortText(), in.u8() != 0, in.u8() != 0);
            case ItemType.EXTENDED_NEGOTIATION -> new UserItem.ExtendedNegotiation(in.shortText(), in.rest());
            case ItemType.COMMON_EXTENDED_NEGOTIATION -> common(in);
            case ItemType.USER_IDENTITY ->
                new UserItem.UserIdentity(in.u8(), in.u8() != 0, in.shortBytes(), in.shortBytes());
            case ItemType.USER_IDENTITY_RESPONSE -> new UserItem.UserIdentityResponse(in.shortBytes());
            default -> new UserItem.Unknown(type, in.rest());
        };
    }

    // PS3.7 D.3.3.6
    private static UserItem common(ItemReader in) throws MalformedPduException {
        String sopClassUid = in.shortText();
        String serviceClassUid = in.shortText();
        ItemReader list = in.bounded(in.u16());
        List<String> related = new ArrayList<>();
        while (list.hasMore()) {
            related.add(list.shortText());
        }
        return new UserItem.CommonExtendedNegotiation(sopClassUid, serviceClassUid, related);
    }
}
