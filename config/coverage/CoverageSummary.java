import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Prints the coverage of every module by its own unit tests, from the CSV files JaCoCo left: {@code java
 * CoverageSummary.java <checkout> <module>...}. A report, never a gate.
 */
final class CoverageSummary {
    private static final int BRANCH_MISSED = 5;
    private static final int LINE_MISSED = 7;

    record Counts(long branchMissed, long branchCovered, long lineMissed, long lineCovered) {
        Counts plus(Counts other) {
            return new Counts(
                    branchMissed + other.branchMissed,
                    branchCovered + other.branchCovered,
                    lineMissed + other.lineMissed,
                    lineCovered + other.lineCovered);
        }

        static Counts ofRow(String row) {
            String[] cells = row.split(",");
            return new Counts(
                    Long.parseLong(cells[BRANCH_MISSED]),
                    Long.parseLong(cells[BRANCH_MISSED + 1]),
                    Long.parseLong(cells[LINE_MISSED]),
                    Long.parseLong(cells[LINE_MISSED + 1]));
        }
    }

    public static void main(String[] args) throws IOException {
        System.out.println("Coverage, each module by its unit tests     lines          branches");
        Counts all = new Counts(0, 0, 0, 0);
        for (String module : List.of(args).subList(1, args.length)) {
            Path csv = Path.of(args[0], module, "target/site/jacoco/jacoco.csv");
            if (Files.exists(csv)) {
                Counts counts = Files.readAllLines(csv).stream()
                        .skip(1)
                        .map(Counts::ofRow)
                        .reduce(new Counts(0, 0, 0, 0), Counts::plus);
                all = all.plus(counts);
                print(module, counts);
            }
        }
        print("all", all);
    }

    private static void print(String name, Counts counts) {
        System.out.printf(
                "  %-34s %6d %4s   %10d %4s%n",
                name,
                counts.lineMissed + counts.lineCovered,
                percent(counts.lineCovered, counts.lineMissed),
                counts.branchMissed + counts.branchCovered,
                percent(counts.branchCovered, counts.branchMissed));
    }

    private static String percent(long covered, long missed) {
        return covered + missed == 0 ? "-" : 100 * covered / (covered + missed) + "%";
    }
}
