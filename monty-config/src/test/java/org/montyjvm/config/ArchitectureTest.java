package org.montyjvm.config;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What this module may lean on, and who of it may read YAML: without a file, none of that is loaded. */
@AnalyzeClasses(packages = "org.montyjvm.config", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule configuration_dependsOnPublicContracts = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..",
                    "javax.sql",
                    "org.jspecify.annotations",
                    "org.montyjvm",
                    "org.montyjvm.bridge",
                    "org.montyjvm.config",
                    "org.montyjvm.plugins",
                    "org.slf4j..",
                    "org.snakeyaml.engine.v2.."));

    @ArchTest
    static final ArchRule yaml_isKnownToTheReadersAlone = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(ConfigReader|Section|YamlText)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.snakeyaml..");
}
