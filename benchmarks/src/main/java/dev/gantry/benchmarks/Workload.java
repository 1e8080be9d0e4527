package dev.gantry.benchmarks;

import dev.gantry.dicom.testkit.Modality;
import dev.gantry.dicom.testkit.SyntheticInstances;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The data of a run. Each seed gives instances that no other seed gives. */
final class Workload {
    private static final List<String> FAMILY_NAMES =
            List.of("SMITH", "JONES", "GARCIA", "MUELLER", "ROSSI", "TANAKA", "SILVA", "KOWALSKI", "DUBOIS", "NOVAK");

    private Workload() {}

    /** CT slices of 525 KB in series of 100. */
    static List<Prepared> ct(long seed, int instances) {
        return inSeries(SyntheticInstances.seeded(seed).of(Modality.CT), seed, instances, 100);
    }

    /** Slices of 10 KB in series of 100. */
    static List<Prepared> small(long seed, int instances) {
        SyntheticInstances small =
                SyntheticInstances.seeded(seed).of(Modality.MR).withSize(64, 64);
        return inSeries(small, seed, instances, 100);
    }

    /** One instance of 200 frames of 512 by 512. */
    static List<Prepared> multiFrame(long seed) {
        return Prepared.all(SyntheticInstances.seeded(seed)
                .of(Modality.ENHANCED)
                .withSize(512, 512)
                .withFrames(200)
                .withInstances(1));
    }

    /** Studies of one small instance each, of patients with common names. */
    static List<Prepared> studies(long seed, int count) {
        return LongStream.range(0, count)
                .mapToObj(i -> SyntheticInstances.seeded(seed + i)
                        .of(Modality.CT)
                        .withSize(8, 8)
                        .withInstances(1)
                        .withPatient(patient((int) i)))
                .flatMap(instances -> Prepared.all(instances).stream())
                .toList();
    }

    /** The Patient ID of the i-th of {@link #studies}. */
    static String patientId(int i) {
        return "BENCH-" + i;
    }

    private static SyntheticInstances.Patient patient(int i) {
        String name = FAMILY_NAMES.get(i % FAMILY_NAMES.size()) + "^GIVEN" + i;
        return new SyntheticInstances.Patient(name, patientId(i), "19700101", "O");
    }

    private static List<Prepared> inSeries(SyntheticInstances like, long seed, int instances, int perSeries) {
        return IntStream.range(0, (instances + perSeries - 1) / perSeries)
                .mapToObj(series -> SyntheticInstances.seeded(seed + series)
                        .of(like.modality())
                        .withSize(like.size().rows(), like.size().columns())
                        .withInstances(Math.min(perSeries, instances - series * perSeries)))
                .flatMap(one -> Prepared.all(one).stream())
                .toList();
    }
}
