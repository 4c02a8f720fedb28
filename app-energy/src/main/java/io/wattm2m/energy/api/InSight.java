// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.EnergyServer.Parts;
import io.wattm2m.energy.schedule.Schedules;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;

/**
 * What each request is shown of the household: the one place at which homes are kept apart. A resource is made before
 * {@link RoleFilter} has let its request in, so that what is seen is found out when it is asked for, and is nothing
 * before that.
 *
 * @param <T> what is shown
 */
abstract class InSight<T> implements Supplier<T> {
    private final Parts parts;
    private final Provider<Request> requests;

    private InSight(Parts parts, Provider<Request> requests) {
        this.parts = parts;
        this.requests = requests;
    }

    @Override
    public final T get() {
        return of(parts, requests.get());
    }

    /** What the sender of a request is shown. */
    abstract T of(Parts parts, Request request);

    private static Predicate<String> sees(Request request) {
        return deviceId -> Sight.of(request).filter(sight -> sight.sees(deviceId)).isPresent();
    }

    /** All devices are looked through for them, once for each request. */
    private static EachHome homes(Parts parts, Request request) {
        return EachHome.of(request).orElseGet(() -> EachHome.of(parts.household(), parts.residents().homes(),
                Guard.visitor(request), Sight.home(request), sees(request)).remember(request));
    }

    /** The homes that a request is about, as its sender sees them. */
    static final class OfEachHome extends InSight<EachHome> {
        @Inject
        OfEachHome(Parts parts, Provider<Request> requests) {
            super(parts, requests);
        }

        @Override
        EachHome of(Parts parts, Request request) {
            return homes(parts, request);
        }
    }

    /** The household as the sender of a request sees it: where that is one home, by its tariff. */
    static final class OfHousehold extends InSight<Household> {
        @Inject
        OfHousehold(Parts parts, Provider<Request> requests) {
            super(parts, requests);
        }

        @Override
        Household of(Parts parts, Request request) {
            String tariff = homes(parts, request).only().map(OneHome::tariff).orElse("");
            return parts.household().seenBy(sees(request), tariff);
        }
    }

    /** The schedules of what the sender of a request sees. */
    static final class OfSchedules extends InSight<Schedules> {
        @Inject
        OfSchedules(Parts parts, Provider<Request> requests) {
            super(parts, requests);
        }

        @Override
        Schedules of(Parts parts, Request request) {
            return parts.routine().schedules().seenBy(sees(request));
        }
    }

    /** The alerts of what the sender of a request sees. */
    static final class OfAlerts extends InSight<SeenAlerts> {
        @Inject
        OfAlerts(Parts parts, Provider<Request> requests) {
            super(parts, requests);
        }

        @Override
        SeenAlerts of(Parts parts, Request request) {
            return new SeenAlerts(parts.routine().alerts(), sees(request),
                    () -> Sight.of(request).filter(Sight::isOfTheInstallation).isPresent());
        }
    }
}
