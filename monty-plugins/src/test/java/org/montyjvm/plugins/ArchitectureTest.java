package org.montyjvm.plugins;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What this module may lean on: public contracts, and a library for the plugin that names it. */
@AnalyzeClasses(packages = "org.montyjvm.plugins", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule plugins_dependOnPublicContracts = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..",
                    "javax.sql",
                    "org.jspecify.annotations",
                    "org.montyjvm",
                    "org.montyjvm.bridge",
                    "org.montyjvm.plugins",
                    "com.fasterxml.jackson.core..",
                    "de.siegmar.fastcsv..",
                    "org.slf4j.."));

    @ArchTest
    static final ArchRule optionalLibraries_areNamedByOneClassEach = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(LogPlugin|TablesPlugin)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("de.siegmar.fastcsv..", "org.slf4j..");
}
