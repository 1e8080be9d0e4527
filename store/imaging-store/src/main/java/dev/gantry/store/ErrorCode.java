package dev.gantry.store;

/** Why an operation failed, and with that what a caller may do about it. Each adapter maps these exhaustively. */
public enum ErrorCode {
    /** The request is wrong; the same request will always fail. */
    VALIDATION(Kind.CALLER),
    /** What was asked for is not in the store. */
    NOT_FOUND(Kind.CALLER),
    /** It exists, but not in a representation that the caller accepts. */
    NOT_ACCEPTABLE(Kind.CALLER),
    /** The state of the resource, or a concurrent change, forbids it. */
    CONFLICT(Kind.CALLER),
    ACCESS_DENIED(Kind.CALLER),
    /** A configured quota or the space of a device is used up; an operator must act. */
    QUOTA_EXCEEDED(Kind.OPERATOR),
    /** A part that the operation needs is away or overloaded; the same request may succeed later. */
    THROTTLED(Kind.TRANSIENT),
    /** A defect or damaged data. */
    INTERNAL(Kind.OPERATOR);

    /** Who can make the operation succeed. */
    public enum Kind {
        /** Nobody but the caller, with another request: never retried. */
        CALLER,
        /** Time: retried with back-off. */
        TRANSIENT,
        /** A person: retried with back-off, then dead-lettered. */
        OPERATOR
    }

    private final Kind kind;

    ErrorCode(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether another delivery of the same unit of work may end better. */
    public boolean retryable() {
        return kind != Kind.CALLER;
    }
}
