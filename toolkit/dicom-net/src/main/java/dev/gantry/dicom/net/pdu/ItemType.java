package dev.gantry.dicom.net.pdu;

/** The first byte of an item or sub-item of an association PDU (PS3.8 9.3.2, 9.3.3, Annex D; PS3.7 D.3.3). */
final class ItemType {

    static final int APPLICATION_CONTEXT = 0x10;
    static final int PROPOSED_CONTEXT = 0x20;
    static final int ANSWERED_CONTEXT = 0x21;
    static final int ABSTRACT_SYNTAX = 0x30;
    static final int TRANSFER_SYNTAX = 0x40;
    static final int USER_INFORMATION = 0x50;
    static final int MAXIMUM_LENGTH = 0x51;
    static final int IMPLEMENTATION_CLASS_UID = 0x52;
    static final int ASYNCHRONOUS_OPERATIONS = 0x53;
    static final int ROLE_SELECTION = 0x54;
    static final int IMPLEMENTATION_VERSION = 0x55;
    static final int EXTENDED_NEGOTIATION = 0x56;
    static final int COMMON_EXTENDED_NEGOTIATION = 0x57;
    static final int USER_IDENTITY = 0x58;
    static final int USER_IDENTITY_RESPONSE = 0x59;

    private ItemType() {}

    static int of(UserItem item) {
        return switch (item) {
            case UserItem.MaximumLength _ -> MAXIMUM_LENGTH;
            case UserItem.ImplementationClassUid _ -> IMPLEMENTATION_CLASS_UID;
            case UserItem.AsynchronousOperations _ -> ASYNCHRONOUS_OPERATIONS;
            case UserItem.RoleSelection _ -> ROLE_SELECTION;
            case UserItem.ImplementationVersion _ -> IMPLEMENTATION_VERSION;
            case UserItem.ExtendedNegotiation _ -> EXTENDED_NEGOTIATION;
            case UserItem.CommonExtendedNegotiation _ -> COMMON_EXTENDED_NEGOTIATION;
            case UserItem.UserIdentity _ -> USER_IDENTITY;
            case UserItem.UserIdentityResponse _ -> USER_IDENTITY_RESPONSE;
            case UserItem.Unknown unknown -> unknown.itemType();
        };
    }
}
