package dev.gantry.dicom.net;

/**
 * One cell of PS3.8 Table 9-10.
 *
 * @param action what to do
 * @param next the state after it
 * @param otherwise the state after it where the table names two: for {@link Action#AE6} when the request is refused,
 *     for {@link Action#AR8} on the acceptor's side; else the same as {@code next}
 */
record Transition(Action action, State next, State otherwise) {

    Transition(Action action, State next) {
        this(action, next, next);
    }
}
