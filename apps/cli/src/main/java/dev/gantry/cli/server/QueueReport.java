package dev.gantry.cli.server;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The work queue for people. */
final class QueueReport {
    private static final int SHORT_ID = 8;

    private QueueReport() {}

    static String of(Json overview) {
        Json queue = overview.at("queue");
        Json instances = overview.at("instances");
        String counts = columns(
                List.of("Queue", "waiting", "in flight", "delayed", "dead"),
                List.of(
                        "",
                        count(queue, "waiting"),
                        count(queue, "inFlight"),
                        count(queue, "delayed"),
                        count(queue, "dead")),
                List.of("Instances", "unprocessed", "processed", "abandoned"),
                List.of(
                        "",
                        count(instances, "unprocessed"),
                        count(instances, "processed"),
                        count(instances, "abandoned")));
        List<Json> letters = overview.at("deadLetters").elements();
        return letters.isEmpty() ? counts : counts + "\n" + letters(letters);
    }

    private static String letters(List<Json> letters) {
        return letters.stream()
                .map(QueueReport::letter)
                .collect(Collectors.joining(
                        "", "Dead letters, oldest first\n", "Try again with: gantry queue redrive ID... | --all\n"));
    }

    private static String letter(Json letter) {
        String id = letter.at("id").shown();
        long tries = letter.at("deliveries").whole();
        return """
                  %s  %s
                            series %s, %d %s, given up %s
                """.formatted(
                        id.substring(0, Math.min(SHORT_ID, id.length())),
                        letter.at("reason").shown(),
                        letter.at("seriesInstanceUid").shown(),
                        tries,
                        tries == 1 ? "try" : "tries",
                        letter.at("at").shown().replaceFirst("\\.\\d+Z", "Z"));
    }

    private static String count(Json counts, String name) {
        return String.format(Locale.ROOT, "%,d", counts.at(name).whole());
    }

    /** Rows of cells; every column but the first is right-aligned. */
    @SafeVarargs
    private static String columns(List<String>... rows) {
        int width = IntStream.range(0, rows.length)
                .flatMap(row -> rows[row].stream().mapToInt(String::length))
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            String cells = row.stream().skip(1).map(cell -> "  %" + width + "s").collect(Collectors.joining());
            text.append("%-10s".formatted(row.getFirst()))
                    .append(cells.formatted(row.subList(1, row.size()).toArray())
                            .stripTrailing())
                    .append('\n');
        }
        return text.toString();
    }
}
