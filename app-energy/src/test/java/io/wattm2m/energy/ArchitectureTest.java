// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String ROOT = "io.wattm2m.energy";
    private static final ImportOption NO_TESTS = location -> !location.contains("test-classes");
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(NO_TESTS).importPackages(ROOT);

    @Test
    void theCalculationIsPure() {
        classes().that().resideInAPackage(ROOT + ".measure").should().onlyDependOnClassesThat()
                .resideInAnyPackage("java.lang..", "java.time..", "java.util", "java.util.function", "java.util.stream",
                        "org.jspecify..", ROOT + ".measure")
                .check(CLASSES);
        noClasses().that().resideInAPackage(ROOT + ".measure").should().dependOnClassesThat()
                .areAssignableTo(Clock.class).orShould().callMethod(Instant.class, "now").orShould()
                .callMethod(System.class, "currentTimeMillis").orShould().callMethod(System.class, "nanoTime")
                .check(CLASSES);
    }

    @Test
    void theRoomsDoNotSeeEachOther() {
        noRoomSees("api", "mca", "store");
        noRoomSees("mca", "api", "store");
        noRoomSees("store", "api", "mca", "live");
        noRoomSees("live", "api", "mca", "store");
        noClasses().that().resideOutsideOfPackage(ROOT).should().dependOnClassesThat().resideInAPackage(ROOT)
                .check(CLASSES);
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheStoreKnowsADatabase() {
        noClasses().that().resideOutsideOfPackage(ROOT + ".store").should().dependOnClassesThat().resideInAnyPackage(
                "java.sql..", "javax.sql..", "jakarta.persistence..", "org.hibernate..", "org.flywaydb..")
                .check(CLASSES);
    }

    @Test
    void onlyTheInterfaceKnowsHttp() {
        noClasses().that().resideOutsideOfPackage(ROOT + ".api").should().dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.jetty..", "jakarta.ws.rs..", "org.glassfish.jersey..").check(CLASSES);
    }

    private static void noRoomSees(String room, String... others) {
        for (String other : others) {
            noClasses().that().resideInAPackage(ROOT + "." + room).should().dependOnClassesThat()
                    .resideInAPackage(ROOT + "." + other).check(CLASSES);
        }
    }
}
