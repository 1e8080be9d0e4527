package dev.gantry.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code storescu} of dcmtk, as Debian ships it, sending each file in the transfer syntax it has: a configuration file
 * proposes just that one for each SOP class.
 */
final class DcmtkStoreScu {
    private static final String SENDING = "I: Sending file: ";
    private static final String ANSWERED = "I: Received Store Response (";

    private final GantryProcess gantry;
    private final Path scratch;

    DcmtkStoreScu(GantryProcess gantry, Path scratch) {
        this.gantry = gantry;
        this.scratch = scratch;
    }

    static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "storescu")));
    }

    /**
     * Sends files of one transfer syntax in one association.
     *
     * @return for each file that was begun what became of it: {@code Success}, another status, or what storescu says of
     *     why it cannot send it
     */
    Map<CorpusFile, String> send(String transferSyntax, Map<CorpusFile, CorpusFile.Identity> files)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile(scratch, "storescu", ".log");
        List<String> words = new ArrayList<>(List.of("storescu", "-v", "-nh", "-xf"));
        words.addAll(List.of(profile(transferSyntax, files).toString(), "AsTheyAre", "-aec", gantry.aeTitle()));
        words.addAll(List.of("127.0.0.1", Integer.toString(gantry.dimse().getPort())));
        files.keySet().forEach(file -> words.add(file.path().toString()));
        Process storescu = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        storescu.waitFor();
        return verdicts(Files.readAllLines(log, ISO_8859_1), files);
    }

    private Path profile(String transferSyntax, Map<CorpusFile, CorpusFile.Identity> files) throws IOException {
        List<String> classes = List.copyOf(files.values().stream()
                .map(CorpusFile.Identity::sopClass)
                .collect(Collectors.toCollection(TreeSet::new)));
        String contexts = IntStream.range(0, classes.size())
                .mapToObj(i -> "PresentationContext" + (i + 1) + " = " + classes.get(i) + "\\Own\n")
                .collect(Collectors.joining());
        return Files.writeString(
                Files.createTempFile(scratch, "storescu", ".cfg"),
                "[[TransferSyntaxes]]\n[Own]\nTransferSyntax1 = " + transferSyntax
                        + "\n[[PresentationContexts]]\n[All]\n" + contexts
                        + "[[Profiles]]\n[AsTheyAre]\nPresentationContexts = All\n");
    }

    private static Map<CorpusFile, String> verdicts(List<String> log, Map<CorpusFile, CorpusFile.Identity> files) {
        Map<String, CorpusFile> byPath = files.keySet().stream()
                .collect(Collectors.toMap(file -> file.path().toString(), file -> file));
        Map<CorpusFile, String> verdicts = new HashMap<>();
        CorpusFile current = null;
        for (String line : log) {
            if (line.startsWith(SENDING)) {
                current = byPath.get(line.substring(SENDING.length()).strip());
            } else if (current != null && line.startsWith(ANSWERED)) {
                verdicts.put(current, line.substring(ANSWERED.length(), line.lastIndexOf(')')));
            } else if (current != null && line.startsWith("E: ")) {
                verdicts.merge(current, line, (before, more) -> before + " " + more);
            }
        }
        return verdicts;
    }
}
