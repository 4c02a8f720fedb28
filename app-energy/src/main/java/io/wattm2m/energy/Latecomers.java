// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static java.util.stream.Collectors.groupingBy;

import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.HomeDevice;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.mca.ReadingLog;
import io.wattm2m.energy.measure.FedIn;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.store.EnergyRecorder;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps readings; one that comes after its device has left the home in which it was taken is of what the device has
 * left behind there, whoever has it now, and of nobody where that was forgotten. Thread-safe.
 */
final class Latecomers implements ReadingLog, Homes.Observer {
    private final Homes homes;
    private final EnergyRecorder recorder;
    /** What devices have left behind, by what its id and theirs have in common. */
    private volatile Map<String, List<HomeDevice>> pasts = Map.of();

    private Latecomers(Homes homes, EnergyRecorder recorder) {
        this.homes = homes;
        this.recorder = recorder;
    }

    /** Knows of everything that is left behind in these homes, from now on. */
    static Latecomers in(Homes homes, EnergyRecorder recorder) {
        Latecomers latecomers = new Latecomers(homes, recorder);
        homes.observe(latecomers);
        latecomers.look();
        return latecomers;
    }

    @Override
    public boolean isLate(Reading reading) {
        return isForgotten(reading) || past(reading).map(HomeDevice::deviceId).filter(recorder::knows).isPresent();
    }

    @Override
    public void read(Reading reading, Instant creationTime, Runnable keptAsLate) throws InterruptedException {
        if (isForgotten(reading)) {
            keptAsLate.run();
            return;
        }
        Optional<String> past = past(reading).map(HomeDevice::deviceId);
        if (past.isEmpty()) {
            recorder.record(reading, creationTime);
        } else {
            String pastId = FedIn.isMeter(reading.deviceId()) ? FedIn.of(past.get()) : past.get();
            recorder.record(reading, pastId, creationTime, keptAsLate);
        }
    }

    @Override
    public Instant position(String deviceId) {
        return recorder.plug(deviceId).position();
    }

    @Override
    public void changed(Home home) {
        look();
    }

    @Override
    public void removed(Home home) {
        look();
    }

    private synchronized void look() {
        pasts = homes.all().stream().flatMap(home -> home.devices().stream()).filter(HomeDevice::isPast)
                .collect(groupingBy(HomeDevice::stem));
    }

    /** What was measured in a home that is forgotten, unless the device has left one that is not before. */
    private boolean isForgotten(Reading reading) {
        return homes.bygones().until(FedIn.device(reading.deviceId()), reading.time())
                .filter(until -> past(reading).filter(past -> past.hasLeftBefore(until)).isEmpty()).isPresent();
    }

    /** Of several homes, the first that the device has left since. */
    private Optional<HomeDevice> past(Reading reading) {
        if (pasts.isEmpty()) {
            return Optional.empty();
        }
        return pasts.getOrDefault(HomeDevice.stem(FedIn.device(reading.deviceId())), List.of()).stream()
                .filter(past -> past.hasLeftAfter(reading.time()))
                .min(Comparator.comparing(HomeDevice::deviceId));
    }
}
