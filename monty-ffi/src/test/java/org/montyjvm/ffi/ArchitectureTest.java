package org.montyjvm.ffi;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the modules that are on this one's class path: what the module path would enforce. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.montyjvm");

    private static final String API = "org.montyjvm";
    private static final String SPI = "org.montyjvm.spi";
    private static final String WIRE = "org.montyjvm.wire";
    private static final String FFI = "org.montyjvm.ffi";
    private static final String[] JAVA = {"java..", "javax.crypto..", "org.jspecify.annotations"};

    @Test
    void ffi_dependsOnTheContractTheWireAndJna() {
        classes()
                .that()
                .resideInAPackage(FFI)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(JAVA).or(resideInAnyPackage(API, SPI, WIRE, FFI, "com.sun.jna..")))
                .check(CLASSES);
    }

    @Test
    void wire_dependsOnTheContractAndJacksonsStreams() {
        classes()
                .that()
                .resideInAPackage(WIRE)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(JAVA).or(resideInAnyPackage(API, SPI, WIRE, "com.fasterxml.jackson.core..")))
                .check(CLASSES);
    }

    @Test
    void contract_dependsOnNothingOfOurs() {
        classes()
                .that()
                .resideInAnyPackage(API, SPI, "org.montyjvm.internal..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(JAVA).or(resideInAnyPackage(API, SPI, "org.montyjvm.internal..")))
                .check(CLASSES);
    }

    @Test
    void spi_isForTheContractAndTheEngines() {
        noClasses()
                .that()
                .resideOutsideOfPackages(API, SPI, "org.montyjvm.internal..", WIRE, FFI, "org.montyjvm.wasm..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SPI)
                .check(CLASSES);
    }

    @Test
    void internals_areForTheContractAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(API, SPI, "org.montyjvm.internal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.montyjvm.internal..")
                .check(CLASSES);
    }

    @Test
    void fixtures_useThePublicContract() {
        noClasses()
                .that()
                .resideInAPackage("org.montyjvm.fixtures..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(WIRE, FFI)
                .check(CLASSES);
    }
}
