// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.cse.spi.Application;
import io.wattm2m.cse.spi.Connection;
import io.wattm2m.cse.spi.General;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The energy application entity, AE-ID {@code Cenergy}: follows the plugs of the interworking proxy, keeps what they
 * use, shows and switches them, and publishes each completed hour. Thread-safe.
 */
public final class EnergyApplication implements Application {
    private final AtomicReference<Optional<EnergyService>> running = new AtomicReference<>(Optional.empty());
    private final EnergySettings settings;
    private final General general;

    /** An application with these settings. */
    public EnergyApplication(EnergySettings settings, General general) {
        this.settings = settings;
        this.general = general;
    }

    /** Opens the database and the REST interface; registration and discovery go on until they succeed. */
    @Override
    public void start(Connection connection) {
        running.set(Optional.of(EnergyService.start(settings, general, connection)));
    }

    @Override
    public List<String> offers() {
        return running.get().map(service -> "dashboard " + service.address()).stream().toList();
    }

    @Override
    public void close() {
        running.getAndSet(Optional.empty()).ifPresent(EnergyService::close);
    }
}
