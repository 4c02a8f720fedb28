// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The floors of cse-core: arrows point down, neighbours do not see each other, libraries stay where they belong. */
class ArchitectureTest {
    private static final List<List<String>> FLOORS = List.of(List.of("h2"), List.of("primitive"), List.of("resource"),
            List.of("codec"), List.of("spi", "semantics"), List.of("type", "store"),
            List.of("access", "reach", "identity", "tls"),
            List.of("notify", "federation", "automation"), List.of("engine"), List.of("boot"));
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/")).importPackages("io.wattm2m.cse");

    @TestFactory
    Stream<DynamicTest> packagesDependOnLowerFloorsOnly() {
        List<String> below = new ArrayList<>();
        List<DynamicTest> tests = new ArrayList<>();
        for (List<String> floor : FLOORS) {
            List<String> allowed = List.copyOf(below);
            floor.forEach(name -> tests.add(DynamicTest.dynamicTest(name, () -> check(name, allowed))));
            below.addAll(floor);
        }
        return tests.stream();
    }

    @Test
    void thereAreNoCycles() {
        slices().matching("io.wattm2m.cse.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheCodecKnowsJackson() {
        noClasses().that(resideInAPackage("io.wattm2m.cse..").and(outside("codec")))
                .should().dependOnClassesThat(resideInAPackage("com.fasterxml.jackson..")).check(CLASSES);
    }

    @Test
    void onlyTheStoreKnowsDatabases() {
        noClasses().that(resideInAPackage("io.wattm2m.cse..").and(outside("store")).and(outside("h2"))).should()
                .dependOnClassesThat(resideInAnyPackage("jakarta.persistence..", "java.sql..", "javax.sql..",
                        "org.hibernate..", "org.flywaydb..", "com.zaxxer..", "org.h2.."))
                .check(CLASSES);
    }

    @Test
    void onlyTheSemanticsKnowRdf() {
        noClasses().that(resideInAPackage("io.wattm2m.cse..").and(outside("semantics"))).should()
                .dependOnClassesThat(resideInAnyPackage("org.eclipse.rdf4j..", "no.hasmac..", "jakarta.json.."))
                .check(CLASSES);
    }

    @Test
    void resourceTypesKnowNoClock() {
        noClasses().that().resideInAPackage("io.wattm2m.cse.type").should().dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock").check(CLASSES);
    }

    private static void check(String name, List<String> below) {
        List<String> allowed = new ArrayList<>(below);
        allowed.add(name);
        String[] own = allowed.stream().map(other -> "io.wattm2m.cse." + other + "..").toArray(String[]::new);
        classes().that(resideInAPackage("io.wattm2m.cse." + name + ".."))
                .should().onlyDependOnClassesThat(resideInAnyPackage(own)
                        .or(com.tngtech.archunit.base.DescribedPredicate
                                .not(resideInAPackage("io.wattm2m.cse.."))))
                .allowEmptyShould(true).check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> outside(
            String name) {
        return DescribedPredicate.not(resideInAPackage("io.wattm2m.cse." + name + ".."));
    }
}
