package dev.gantry.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StateMachineTest {

    /** PS3.8 Table 9-10: a column per state, a row per event; AA-8>13 is action AA-8, next state Sta13. */
    private static final String TABLE = """
            Evt    Sta1   Sta2       Sta3    Sta4   Sta5    Sta6    Sta7       Sta8    Sta9    Sta10    Sta11   Sta12   Sta13
            Evt1   AE-1>4 -          -       -      -       -       -          -       -       -        -       -       -
            Evt2   -      -          -       AE-2>5 -       -       -          -       -       -        -       -       -
            Evt3   -      AA-1>13    AA-8>13 -      AE-3>6  AA-8>13 AA-8>13    AA-8>13 AA-8>13 AA-8>13  AA-8>13 AA-8>13 AA-6>13
            Evt4   -      AA-1>13    AA-8>13 -      AE-4>1  AA-8>13 AA-8>13    AA-8>13 AA-8>13 AA-8>13  AA-8>13 AA-8>13 AA-6>13
            Evt5   AE-5>2 -          -       -      -       -       -          -       -       -        -       -       -
            Evt6   -      AE-6>3|13  AA-8>13 -      AA-8>13 AA-8>13 AA-8>13    AA-8>13 AA-8>13 AA-8>13  AA-8>13 AA-8>13 AA-7>13
            Evt7   -      -          AE-7>6  -      -       -       -          -       -       -        -       -       -
            Evt8   -      -          AE-8>13 -      -       -       -          -       -       -        -       -       -
            Evt9   -      -          -       -      -       DT-1>6  -          AR-7>8  -       -        -       -       -
            Evt10  -      AA-1>13    AA-8>13 -      AA-8>13 DT-2>6  AR-6>7     AA-8>13 AA-8>13 AA-8>13  AA-8>13 AA-8>13 AA-6>13
            Evt11  -      -          -       -      -       AR-1>7  -          -       -       -        -       -       -
            Evt12  -      AA-1>13    AA-8>13 -      AA-8>13 AR-2>8  AR-8>9|10  AA-8>13 AA-8>13 AA-8>13  AA-8>13 AA-8>13 AA-6>13
            Evt13  -      AA-1>13    AA-8>13 -      AA-8>13 AA-8>13 AR-3>1     AA-8>13 AA-8>13 AR-10>12 AR-3>1  AA-8>13 AA-6>13
            Evt14  -      -          -       -      -       -       -          AR-4>13 AR-9>11 -        -       AR-4>13 -
            Evt15  -      -          AA-1>13 AA-2>1 AA-1>13 AA-1>13 AA-1>13    AA-1>13 AA-1>13 AA-1>13  AA-1>13 AA-1>13 -
            Evt16  -      AA-2>1     AA-3>1  -      AA-3>1  AA-3>1  AA-3>1     AA-3>1  AA-3>1  AA-3>1   AA-3>1  AA-3>1  AA-2>1
            Evt17  -      AA-5>1     AA-4>1  AA-4>1 AA-4>1  AA-4>1  AA-4>1     AA-4>1  AA-4>1  AA-4>1   AA-4>1  AA-4>1  AR-5>1
            Evt18  -      AA-2>1     -       -      -       -       -          -       -       -        -       -       AA-2>1
            Evt19  -      AA-1>13    AA-8>13 -      AA-8>13 AA-8>13 AA-8>13    AA-8>13 AA-8>13 AA-8>13  AA-8>13 AA-8>13 AA-7>13
            """;

    static Stream<Arguments> cells() {
        List<String[]> rows = TABLE.lines().skip(1).map(row -> row.split(" +")).toList();
        assertThat(rows).hasSameSizeAs(Event.values());
        return IntStream.range(0, rows.size())
                .boxed()
                .flatMap(row -> IntStream.range(0, State.values().length)
                        .mapToObj(column ->
                                Arguments.of(State.values()[column], Event.values()[row], rows.get(row)[column + 1])));
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @MethodSource("cells")
    void everyCellIsTheStandards(State state, Event event, String cell) {
        String actual =
                StateMachine.on(state, event).map(StateMachineTest::format).orElse("-");
        assertThat(actual).isEqualTo(cell);
    }

    private static String format(Transition transition) {
        String action = transition.action().name();
        String cell = action.substring(0, 2) + "-" + action.substring(2) + ">" + number(transition.next());
        return transition.otherwise() == transition.next() ? cell : cell + "|" + number(transition.otherwise());
    }

    private static int number(State state) {
        return state.ordinal() + 1;
    }
}
