// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.cse.spi.Application;
import io.wattm2m.cse.spi.Connection;
import io.wattm2m.cse.spi.General;
import java.util.List;
import java.util.Optional;

/**
 * The energy application entity, AE-ID {@code Cenergy}: follows the plugs of the interworking proxy, keeps what they
 * use, shows and switches them, and publishes each completed hour.
 * {@link #start} and {@link #close} are for one thread, the rest is thread-safe.
 */
public final class EnergyApplication implements Application {
    private final ApplicationSettings settings;
    private final General general;
    private volatile Optional<EnergyService> running = Optional.empty();

    /** An application with these settings. */
    public EnergyApplication(ApplicationSettings settings, General general) {
        this.settings = settings;
        this.general = general;
    }

    /** Opens the database and the REST interface; registration and discovery go on until they succeed. */
    @Override
    public void start(Connection connection) {
        running = Optional.of(EnergyService.start(settings, general, connection));
    }

    @Override
    public List<String> offers() {
        return running.map(EnergyService::offers).orElse(List.of());
    }

    @Override
    public void close() {
        Optional<EnergyService> service = running;
        running = Optional.empty();
        service.ifPresent(EnergyService::close);
    }
}
