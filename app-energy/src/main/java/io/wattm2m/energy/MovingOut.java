// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.energy.alert.Alerts;
import io.wattm2m.energy.api.Household;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.HomeDevice;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.mca.HomeResources;
import io.wattm2m.energy.store.Deed;
import io.wattm2m.energy.store.EnergyRecorder;
import io.wattm2m.energy.store.PlugRecord;
import java.time.Duration;

/**
 * Sets apart what a device has measured in a home that it leaves, and forgets what was measured in homes that are
 * removed: whoever has the device next learns nothing of it, here or in the CSE. Thread-safe.
 */
final class MovingOut implements Homes.Observer {
    /** For what a device has measured in years. */
    private static final Duration ALL_OF_IT = Duration.ofMinutes(10);
    private final Homes homes;
    private final Household household;
    private final EnergyRecorder recorder;
    private final HomeResources resources;
    private final Alerts alerts;

    /**
     * What is done when devices leave homes.
     *
     * @param household the devices, and what is known of them
     * @param recorder what is kept of them
     * @param resources the same in the CSE
     * @param alerts what they have raised
     */
    MovingOut(Homes homes, Household household, EnergyRecorder recorder, HomeResources resources, Alerts alerts) {
        this.homes = homes;
        this.household = household;
        this.recorder = recorder;
        this.resources = resources;
        this.alerts = alerts;
    }

    @Override
    public void changed(Home home) {
        // who stays takes everything along
    }

    @Override
    public void removed(Home home) {
        // what was measured there has been forgotten before, and rules about it, too
        alerts.reread();
    }

    /** Alerts that end later would be kept once more. */
    @Override
    public void erasing(String deviceId) {
        alerts.forget(deviceId);
    }

    @Override
    public void leaving(String deviceId, String pastId) {
        end(deviceId);
        change(deviceId, () -> recorder.setApart(deviceId, pastId));
        PlugRecord past = recorder.plug(pastId);
        past.window().latest().ifPresentOrElse(reading -> household.devices().recall(reading, past.position()),
                () -> household.devices().add(pastId));
        beginAnew(deviceId);
    }

    @Override
    public void forgotten(String deviceId) {
        boolean isPast = homes.with(deviceId).flatMap(home -> home.device(deviceId)).filter(HomeDevice::isPast)
                .isPresent();
        end(deviceId);
        forget(recorder, deviceId);
        beginAnew(deviceId);
        if (isPast) {
            household.devices().forget(deviceId);
        }
    }

    /** Returns once a recorder has forgotten a device. */
    static void forget(EnergyRecorder recorder, String deviceId) {
        change(deviceId, () -> recorder.forget(deviceId));
    }

    private static void change(String deviceId, Deed<Boolean> deed) {
        boolean _ = Deed.done("what " + deviceId + " has measured", ALL_OF_IT, deed);
    }

    private void end(String deviceId) {
        alerts.end(deviceId);
        try {
            resources.purge(deviceId);
        } catch (RequestFailure e) {
            throw new IllegalStateException("the CSE does not let go of what " + deviceId + " has told: " + e.text(),
                    e);
        }
    }

    private void beginAnew(String deviceId) {
        alerts.reread();
        household.devices().beginAnew(deviceId);
        household.insight().learnAgain(deviceId);
    }
}
