package dev.gantry.architecture;

import static java.util.Comparator.comparingInt;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The modules, the package each one owns below the root package, and everything each one may use besides itself. */
enum Module {
    DICOM_CORE("toolkit/dicom-core", "dicom", uses(), libraries()),
    // Native DICOM XML is read with the parser of the JDK, in its module java.xml.
    DICOM_JSON("toolkit/dicom-json", "dicom.json", uses(DICOM_CORE), libraries("javax.xml")),
    DICOM_VALIDATE("toolkit/dicom-validate", "dicom.validate", uses(DICOM_CORE), libraries()),
    // The extended socket options (TCP_QUICKACK) are the JDK's, in a package of their own.
    DICOM_NET("toolkit/dicom-net", "dicom.net", uses(DICOM_CORE), libraries("jdk.net")),
    IMAGE_CODEC("toolkit/image-codec", "codec", uses(), libraries()),
    DICOM_IMAGE("toolkit/dicom-image", "dicom.image", uses(DICOM_CORE, IMAGE_CODEC), libraries()),
    // Test support: contract tests are JUnit classes.
    DICOM_TESTKIT("toolkit/dicom-testkit", "dicom.testkit", uses(DICOM_CORE), libraries("org.junit", "org.assertj")),

    IMAGING_STORE("store/imaging-store", "store", uses(DICOM_CORE), libraries()),

    // What uses the domain also meets the toolkit's types in its signatures.
    STORE_POSTGRES(
            "adapters/store-postgres",
            "postgres",
            uses(IMAGING_STORE, DICOM_CORE, DICOM_JSON),
            libraries(
                    "java.sql",
                    "javax.sql",
                    "org.postgresql",
                    "com.zaxxer.hikari",
                    "org.flywaydb",
                    "org.apache.commons.compress",
                    "org.tukaani.xz",
                    // The JDK's own view of who runs it: PostgreSQL refuses to run as root.
                    "com.sun.security.auth.module",
                    "org.slf4j")),
    STORE_OBJECTS("adapters/store-objects", "objects", uses(IMAGING_STORE, DICOM_CORE), libraries("org.slf4j")),
    WORK_JMS(
            "adapters/work-jms",
            "jms",
            uses(IMAGING_STORE, DICOM_CORE),
            libraries(
                    "jakarta.jms",
                    "org.apache.activemq.artemis",
                    // An empty MBean server of the broker's own, and whether Netty may free buffers.
                    "javax.management",
                    "io.netty.util.internal",
                    "org.slf4j")),
    API_DIMSE("adapters/api-dimse", "dimse", uses(IMAGING_STORE, DICOM_CORE, DICOM_NET), libraries("org.slf4j")),
    API_HTTP(
            "adapters/api-http",
            "http",
            uses(IMAGING_STORE, DICOM_CORE, DICOM_JSON, DICOM_IMAGE),
            libraries(
                    "org.springframework.web",
                    "org.springframework.http",
                    "org.springframework.stereotype",
                    "org.springframework.context.annotation",
                    "jakarta.servlet",
                    "tools.jackson",
                    "com.fasterxml.jackson.annotation",
                    "org.slf4j")),

    SERVER(
            "apps/server",
            "server",
            uses(
                    DICOM_CORE,
                    DICOM_JSON,
                    DICOM_NET,
                    DICOM_VALIDATE,
                    IMAGING_STORE,
                    STORE_POSTGRES,
                    STORE_OBJECTS,
                    WORK_JMS,
                    API_DIMSE,
                    API_HTTP),
            libraries("")),
    CLI(
            "apps/cli",
            "cli",
            uses(DICOM_CORE, DICOM_JSON, DICOM_VALIDATE, DICOM_NET, IMAGE_CODEC, DICOM_IMAGE),
            libraries("java.net.http")),

    EXAMPLES(
            "examples",
            "examples",
            uses(DICOM_CORE, DICOM_JSON, DICOM_VALIDATE, DICOM_NET, IMAGE_CODEC, DICOM_IMAGE),
            libraries()),

    // Sees Gantry from outside only, as any other server under load.
    BENCHMARKS(
            "benchmarks",
            "benchmarks",
            uses(DICOM_CORE, DICOM_JSON, DICOM_NET, DICOM_TESTKIT),
            libraries("java.net.http", "org.openjdk.jmh.annotations"));

    /** Parts of the JDK that a module must name before it may use them. */
    private static final List<String> JDK_BY_NAME = List.of(
            "java.applet",
            "java.awt",
            "java.beans",
            "java.net.http",
            "java.rmi",
            "java.sql",
            "java.util.logging",
            "java.util.prefs");

    private static final List<String> EVERYWHERE = List.of("org.jspecify.annotations");

    final String path;
    final String ownPackage;
    final Set<Module> uses;
    final List<String> libraries;

    Module(String path, String ownPackage, Set<Module> uses, List<String> libraries) {
        this.path = path;
        this.ownPackage = ownPackage;
        this.uses = uses;
        this.libraries = libraries;
    }

    String artifactId() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    String shelf() {
        return path.split("/")[0];
    }

    /** Whether code of this module may mention a class of another module, or of itself. */
    boolean mayUse(Module other) {
        return other == this || uses.contains(other);
    }

    /** Whether code of this module may mention a class of this package, which is none of ours. */
    boolean mayUseLibrary(String packageName) {
        return anyHolds(libraries, packageName)
                || anyHolds(EVERYWHERE, packageName)
                || (within("java", packageName) && !anyHolds(JDK_BY_NAME, packageName));
    }

    /** The module that owns a package; of {@code dicom} and {@code dicom.net} the longer one. */
    static Optional<Module> owning(String root, String packageName) {
        return Arrays.stream(values())
                .filter(module -> within(root + "." + module.ownPackage, packageName))
                .max(comparingInt(module -> module.ownPackage.length()));
    }

    static Module ofArtifact(String artifactId) {
        return Arrays.stream(values())
                .filter(module -> module.artifactId().equals(artifactId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no module " + artifactId + " in the table"));
    }

    private static boolean anyHolds(List<String> prefixes, String packageName) {
        return prefixes.stream().anyMatch(prefix -> within(prefix, packageName));
    }

    private static boolean within(String prefix, String packageName) {
        return prefix.isEmpty() || packageName.equals(prefix) || packageName.startsWith(prefix + ".");
    }

    private static Set<Module> uses(Module... modules) {
        return Set.of(modules);
    }

    private static List<String> libraries(String... packages) {
        return List.of(packages);
    }
}
