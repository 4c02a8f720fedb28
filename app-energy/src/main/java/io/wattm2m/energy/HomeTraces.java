// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static java.util.stream.Collectors.joining;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.energy.api.Household;
import io.wattm2m.energy.home.Dwelling;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.mca.HomeResources;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollups.Span;
import io.wattm2m.energy.people.Person;
import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.privacy.Traces;
import io.wattm2m.energy.store.EnergyRecorder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The homes of somebody. With him go those that nobody else owns, what stands there and all of its history, here and in
 * the CSE. Thread-safe.
 */
final class HomeTraces implements Traces {
    private static final Logger LOG = LoggerFactory.getLogger(HomeTraces.class);
    private static final int MOST_PARTS = 1_000_000;
    private final Homes homes;
    private final Household household;
    private final EnergyRecorder recorder;
    private final HomeResources resources;
    private final Consumer<String> elsewhere;

    /**
     * The homes that are kept.
     *
     * @param household what stands there
     * @param recorder what is kept of that
     * @param resources the same in the CSE
     * @param elsewhere forgets what has this id of a home, or names this one of a device, wherever else that is
     */
    HomeTraces(Homes homes, Household household, EnergyRecorder recorder, HomeResources resources,
            Consumer<String> elsewhere) {
        this.homes = homes;
        this.elsewhere = elsewhere;
        this.household = household;
        this.recorder = recorder;
        this.resources = resources;
    }

    /**
     * Of others who live there nothing is told; of the homes he owns also what was measured, by minutes, quarters of an
     * hour, hours and days.
     */
    @Override
    public Map<String, Object> about(Person person) {
        List<Home> his = homes.of(person.id());
        Map<String, Object> files = new TreeMap<>();
        files.put("homes.json", his.stream().map(home -> document(home, person)).toList());
        his.stream().filter(home -> home.isOwnedBy(person.id()))
                .flatMap(home -> home.deviceIds().stream())
                .forEach(deviceId -> {
                    files.put("days/" + deviceId + ".csv", history(deviceId, Resolution.DAY));
                    files.put("history/" + deviceId + ".csv", history(deviceId, Resolution.HOUR));
                    files.put("quarter-hours/" + deviceId + ".csv", history(deviceId, Resolution.QUARTER_HOUR));
                    files.put("minutes/" + deviceId + ".csv", history(deviceId, Resolution.MINUTE));
                });
        return files;
    }

    @Override
    public void erase(Person person) {
        for (Home home : homes.of(person.id())) {
            boolean hasAnotherOwner = home.members().stream().anyMatch(
                    member -> member.role() == Role.OWNER && !member.personId().equals(person.id()));
            if (hasAnotherOwner) {
                homes.change(home.id(), known -> known.withoutMember(person.id()));
            } else {
                takeOver(home);
                home.devices().forEach(device -> homes.bygones().keep(device, household.clock().instant()));
                home.deviceIds().forEach(this::erase);
                elsewhere.accept(home.id());
                home.deviceIds().stream().flatMap(HomeTraces::namings).forEach(elsewhere);
                homes.remove(home.id());
            }
        }
    }

    /** How requests name a device, and deeds in the journal, of which the word alone may be any. */
    private static Stream<String> namings(String deviceId) {
        return Stream.of("/" + deviceId, "-" + deviceId, "asked " + deviceId + " for", "wrote on " + deviceId + ":");
    }

    /** A plug that has come back since an erasure was interrupted stands where nothing may be deleted. */
    private void takeOver(Home home) {
        try {
            resources.settle(home);
        } catch (RequestFailure e) {
            throw new IllegalStateException("the CSE does not settle the home: " + e.text(), e);
        }
    }

    private void erase(String deviceId) {
        try {
            resources.erase(deviceId);
        } catch (RequestFailure e) {
            throw new IllegalStateException("the CSE does not let go of " + deviceId + ": " + e.text(), e);
        }
        homes.erasing(deviceId);
        household.devices().forget(deviceId);
        household.insight().learnAgain(deviceId);
        MovingOut.forget(recorder, deviceId);
        LOG.info("a device was erased with its home");
    }

    private static Map<String, Object> document(Home home, Person person) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", home.id());
        document.put("name", home.name());
        document.put("kind", home.kind().label());
        document.put("created", home.created());
        document.put("role", home.role(person.id()).map(Role::label).orElse(""));
        document.put("dwelling", home.isOwnedBy(person.id()) ? home.dwelling() : withoutIncome(home.dwelling()));
        document.put("rooms", home.rooms());
        document.put("devices", home.devices());
        return document;
    }

    /** What those who live there earn is for its owners. */
    private static Dwelling withoutIncome(Dwelling home) {
        return new Dwelling(home.address(), home.buildingType(), home.areaM2(), home.residents(), home.tariff(), "");
    }

    /** Written when its turn comes: the minutes of many devices are too much at once. */
    private Supplier<String> history(String deviceId, Resolution resolution) {
        return () -> household
                .history(deviceId, resolution, new Span(Instant.EPOCH, household.clock().instant()), MOST_PARTS)
                .stream().map(part -> part.start() + "," + part.energyWh() + "\n")
                .collect(joining("", "start,energy_wh\n", ""));
    }
}
