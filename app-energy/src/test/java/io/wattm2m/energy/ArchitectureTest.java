// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String ROOT = "io.wattm2m.energy";
    private static final ImportOption NO_TESTS = location -> !location.contains("test-classes");
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(NO_TESTS).importPackages(ROOT);

    /** The floors of the calculation, each above the one before. */
    private static final List<String> CALCULATION =
            List.of("measure", "state", "anomaly", "control", "forecast", "cost", "production", "environment");

    @Test
    void theCalculationIsPure() {
        for (String room : CALCULATION) {
            classes().that().resideInAPackage(ROOT + "." + room).should().onlyDependOnClassesThat()
                    .resideInAnyPackage("java.lang..", "java.math", "java.time..", "java.util", "java.util.function",
                            "java.util.random", "java.util.regex", "java.util.stream", "org.hipparchus..",
                            "org.jspecify..", "com.amazon.randomcutforest..",
                            ROOT + ".measure", ROOT + ".state", ROOT + "." + room)
                    .allowEmptyShould(true).check(CLASSES);
            noClasses().that().resideInAPackage(ROOT + "." + room).should().dependOnClassesThat()
                    .areAssignableTo(Clock.class).orShould().callMethod(Instant.class, "now").orShould()
                    .callMethod(LocalDateTime.class, "now").orShould().callMethod(LocalDate.class, "now").orShould()
                    .callMethod(System.class, "currentTimeMillis").orShould().callMethod(System.class, "nanoTime")
                    .allowEmptyShould(true).check(CLASSES);
        }
    }

    @Test
    void theRoomsDoNotSeeEachOther() {
        noRoomSees("measure", "state", "anomaly", "control", "forecast", "cost", "insight");
        noRoomSees("cost", "measure", "state", "anomaly", "control", "forecast", "insight");
        noRoomSees("state", "anomaly", "control", "forecast");
        noRoomSees("api", "mca", "store");
        noRoomSees("mca", "api", "store");
        noRoomSees("store", "api", "mca", "live");
        noRoomSees("live", "api", "mca", "store", "insight");
        noRoomSees("insight", "api", "mca", "store", "people", "mail", "schedule", "alert", "language");
        noRoomSees("schedule", "api", "mca", "store", "people", "mail", "alert");
        noRoomSees("alert", "api", "mca", "store", "people", "mail", "schedule");
        noRoomSees("people", "api", "mca", "store", "live", "mail", "insight");
        noRoomSees("privacy", "api", "mca", "store", "live", "mail", "schedule", "alert", "language", "push");
        noRoomSees("home", "api", "mca", "store", "live", "mail", "schedule", "alert", "language");
        for (String room : List.of("incentive", "report", "community")) {
            noRoomSees(room, "api", "mca", "store", "schedule", "alert", "language");
        }
        noRoomSees("language", "api", "mca", "store", "live", "people", "mail", "schedule", "alert");
        noRoomSees("push", "api", "mca", "store", "live", "people", "mail", "alert", "schedule");
        noRoomSees("alert", "push");
        noRoomSees("picture", "api", "mca", "store", "live", "people", "mail", "alert", "schedule", "push", "home");
        noRoomSees("exchange", "api", "mca", "store", "live", "people", "mail", "alert", "schedule", "push");
        noRoomSees("recommend", "api", "mca", "store", "people", "mail", "schedule", "alert", "language", "weather");
        noRoomSees("weather", "api", "mca", "store", "people", "mail", "schedule", "alert", "language", "live");
        noRoomSees("mail", "api", "mca", "store", "live", "people", "insight");
        noClasses().that().resideOutsideOfPackage(ROOT).should().dependOnClassesThat().resideInAPackage(ROOT)
                .check(CLASSES);
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theFileOfTheUtilitiesKnowsNothingElse() {
        noClasses().that().resideInAPackage(ROOT + ".greenbutton").should().dependOnClassesThat(
                resideInAPackage(ROOT + "..").and(not(resideInAPackage(ROOT + ".greenbutton")))).check(CLASSES);
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
