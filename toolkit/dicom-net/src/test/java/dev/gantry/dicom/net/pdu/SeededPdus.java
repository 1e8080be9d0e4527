package dev.gantry.dicom.net.pdu;

import dev.gantry.dicom.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Well-formed PDUs out of a seeded generator. */
final class SeededPdus {

    private final RandomGenerator random;

    SeededPdus(RandomGenerator random) {
        this.random = random;
    }

    Pdu next() {
        return switch (PduType.values()[random.nextInt(PduType.values().length)]) {
            case ASSOCIATE_RQ ->
                new Pdu.AssociateRq(
                        u16(), aet(), aet(), uid(), list(this::proposed, true), list(this::userItem, false));
            case ASSOCIATE_AC ->
                new Pdu.AssociateAc(
                        u16(), aet(), aet(), uid(), list(this::answered, true), list(this::userItem, false));
            case ASSOCIATE_RJ -> new Pdu.AssociateRj(u8(), u8(), u8());
            case P_DATA_TF ->
                new Pdu.PData(
                        Stream.generate(() -> new Pdu.Pdv(u8(), random.nextBoolean(), random.nextBoolean(), bytes(500)))
                                .limit(random.nextInt(5))
                                .toList());
            case RELEASE_RQ -> new Pdu.ReleaseRq();
            case RELEASE_RP -> new Pdu.ReleaseRp();
            case ABORT -> new Pdu.Abort(u8(), u8());
        };
    }

    private PresentationContext.Proposed proposed(int index) {
        return new PresentationContext.Proposed(
                2 * index + 1,
                uid(),
                Stream.generate(this::uid).limit(random.nextInt(4)).toList());
    }

    private PresentationContext.Answered answered(int index) {
        return new PresentationContext.Answered(
                2 * index + 1, u8(), random.nextBoolean() ? Optional.of(uid()) : Optional.empty());
    }

    private UserItem userItem(int ignored) {
        return switch (random.nextInt(10)) {
            case 0 -> new UserItem.MaximumLength(random.nextInt() & 0xFFFFFFFFL);
            case 1 -> new UserItem.ImplementationClassUid(uid());
            case 2 -> new UserItem.ImplementationVersion(aet());
            case 3 -> new UserItem.AsynchronousOperations(u16(), u16());
            case 4 -> new UserItem.RoleSelection(uid(), random.nextBoolean(), random.nextBoolean());
            case 5 -> new UserItem.ExtendedNegotiation(uid(), bytes(40));
            case 6 -> new UserItem.CommonExtendedNegotiation(uid(), uid(), List.of(uid(), uid()));
            case 7 -> new UserItem.UserIdentity(u8(), random.nextBoolean(), bytes(30), bytes(30));
            case 8 -> new UserItem.UserIdentityResponse(bytes(30));
            default -> new UserItem.Unknown(0x60 + random.nextInt(0x90), bytes(30));
        };
    }

    private <T> List<T> list(java.util.function.IntFunction<T> element, boolean many) {
        return IntStream.range(0, random.nextInt(many ? 128 : 6))
                .mapToObj(element)
                .toList();
    }

    private String uid() {
        return "1.2." + random.nextInt(1, 1_000_000) + "." + random.nextInt(1, 1_000_000);
    }

    private String aet() {
        return "AET" + random.nextInt(1_000_000);
    }

    private Bytes bytes(int limit) {
        byte[] bytes = new byte[random.nextInt(limit)];
        random.nextBytes(bytes);
        return Bytes.wrap(bytes);
    }

    private int u8() {
        return random.nextInt(0x100);
    }

    private int u16() {
        return random.nextInt(0x10000);
    }
}
