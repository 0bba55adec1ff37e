package org.montyjvm.bridge;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What this module may lean on: the public contract alone, and a library for each middleware that names it. */
@AnalyzeClasses(packages = "org.montyjvm.bridge", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String API = "org.montyjvm";
    private static final String BRIDGE = "org.montyjvm.bridge";
    private static final String MIDDLEWARE = "org.montyjvm.bridge.middleware";

    @ArchTest
    static final ArchRule bridge_dependsOnThePublicContractAndJacksonsStreams = classes()
            .that()
            .resideInAPackage(BRIDGE)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..", "org.jspecify.annotations", API, BRIDGE, "com.fasterxml.jackson.core.."));

    @ArchTest
    static final ArchRule middleware_dependsOnTheBridge_andOnTheLibraryThatItIsFor = classes()
            .that()
            .resideInAPackage(MIDDLEWARE)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..",
                    "org.jspecify.annotations",
                    API,
                    BRIDGE,
                    MIDDLEWARE,
                    "io.github.bucket4j..",
                    "io.opentelemetry..",
                    "jdk.jfr"));

    @ArchTest
    static final ArchRule optionalLibraries_areNamedByOneClassEach = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(RateLimit|Telemetry|FlightRecording)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.github.bucket4j..", "io.opentelemetry..", "jdk.jfr");
}
