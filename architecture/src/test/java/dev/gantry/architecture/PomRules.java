package dev.gantry.architecture;

import java.util.ArrayList;
import java.util.List;

/** What a POM may say: the arrows again, as Maven sees them, and one place for versions. */
final class PomRules {
    /** Scopes that end up in, or compile against, what is shipped; annotations of jspecify are `provided` everywhere. */
    private static final List<String> LIBRARIES_OF_THE_INNER_SHELVES = List.of("jspecify");

    private PomRules() {}

    /** The faults of a module's POM, in words; none when it is in order. */
    static List<String> faultsOf(Pom pom) {
        Module module = Module.ofArtifact(pom.artifactId());
        List<String> faults = new ArrayList<>();
        for (Pom.Dependency dependency : pom.dependencies()) {
            if (dependency.hasVersion()) {
                faults.add(dependency.artifactId() + " has a version; versions are in the root POM");
            }
            if (!dependency.isForTestsOnly()) {
                faults.addAll(faultsOf(module, dependency));
            }
        }
        return faults;
    }

    /** The faults of the root POM: whatever it depends on, every module would. */
    static List<String> faultsOfRoot(Pom root) {
        return root.dependencies().stream()
                .map(dependency -> "the root POM depends on " + dependency.artifactId())
                .toList();
    }

    private static List<String> faultsOf(Module module, Pom.Dependency dependency) {
        if (dependency.isOurs()) {
            return module.mayUse(Module.ofArtifact(dependency.artifactId()))
                    ? List.of()
                    : List.of(module.artifactId() + " may not use " + dependency.artifactId());
        }
        boolean inner = module.shelf().equals("toolkit") || module.shelf().equals("store");
        boolean testSupport = module == Module.DICOM_TESTKIT;
        return inner && !testSupport && !LIBRARIES_OF_THE_INNER_SHELVES.contains(dependency.artifactId())
                ? List.of(module.artifactId() + " may not use the library " + dependency.artifactId())
                : List.of();
    }
}
