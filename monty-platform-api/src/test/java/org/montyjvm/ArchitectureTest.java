package org.montyjvm;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.montyjvm.spi.MontyFailure;

/** The arrows between this module's packages, and what leaves it. */
@AnalyzeClasses(packages = "org.montyjvm", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String API = "org.montyjvm";
    private static final String SPI = "org.montyjvm.spi";
    private static final String INTERNAL = "org.montyjvm.internal..";

    private static final DescribedPredicate<JavaCodeUnit> VISIBLE_TO_APPLICATIONS = DescribedPredicate.describe(
            "visible to applications",
            unit -> isVisible(unit.getModifiers()) && isVisible(unit.getOwner().getModifiers()));

    @ArchTest
    static final ArchRule module_dependsOnNothingButJavaAndJspecify = classes()
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage(API, SPI, INTERNAL, "java..", "javax.crypto..", "org.jspecify.."));

    @ArchTest
    static final ArchRule publicApi_signatures_showOnlyJavaAndThePublicApi = codeUnits()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(API)
            .and(are(VISIBLE_TO_APPLICATIONS))
            .should(mentionOnly(resideInAnyPackage(API, "java..")));

    @ArchTest
    static final ArchRule spi_signatures_doNotShowInternals = codeUnits()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(SPI)
            .and(are(VISIBLE_TO_APPLICATIONS))
            .should(mentionOnly(resideInAnyPackage(API, SPI, "java..")));

    @ArchTest
    static final ArchRule spi_isUsedByTheLookupAndTheErrorsAlone = noClasses()
            .that()
            .resideInAPackage(API)
            .and()
            .doNotHaveFullyQualifiedName(Monty.class.getName())
            .and()
            .doNotHaveFullyQualifiedName(Monty.Builder.class.getName())
            .and()
            .areNotAssignableTo(MontyError.class)
            .and()
            .doNotHaveFullyQualifiedName(ErrorConstructors.class.getName())
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SPI);

    @ArchTest
    static final ArchRule internals_knowTheSpiOnlyAsWhatARunLeaves = noClasses()
            .that()
            .resideInAPackage(INTERNAL)
            .should()
            .dependOnClassesThat(resideInAPackage(SPI).and(DescribedPredicate.not(type(MontyFailure.class))));

    @ArchTest
    static final ArchRule internals_doNotGoInCircles =
            slices().matching("org.montyjvm.internal.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packages_sayThatNothingIsNullUnlessAnnotated = classes()
            .should(new ArchCondition<>("be in a package that is @NullMarked") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(item, marked, item.getName() + " marked: " + marked));
                }
            });

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static ArchCondition<JavaCodeUnit> mentionOnly(DescribedPredicate<JavaClass> allowed) {
        return new ArchCondition<>("mention only types that " + allowed.getDescription()) {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                Stream.concat(unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()))
                        .map(JavaClass::getBaseComponentType)
                        .filter(type -> !type.isPrimitive() && !allowed.test(type))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                unit, unit.getFullName() + " mentions " + type.getName())));
            }
        };
    }
}
