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
 */
final class InSight {
    private InSight() {}

    private static Predicate<String> sees(Provider<Request> requests) {
        Request request = requests.get();
        return deviceId -> Sight.of(request).filter(sight -> sight.sees(deviceId)).isPresent();
    }

    private static EachHome homes(Parts parts, Provider<Request> requests) {
        Request request = requests.get();
        return EachHome.of(parts.household(), parts.residents().homes(), Guard.visitor(request), Sight.home(request),
                sees(requests));
    }

    /** The homes that a request is about, as its sender sees them. */
    static final class OfEachHome implements Supplier<EachHome> {
        private final Parts parts;
        private final Provider<Request> requests;

        @Inject
        OfEachHome(Parts parts, Provider<Request> requests) {
            this.parts = parts;
            this.requests = requests;
        }

        @Override
        public EachHome get() {
            return homes(parts, requests);
        }
    }

    /** The household as the sender of a request sees it: where that is one home, by its tariff. */
    static final class OfHousehold implements Supplier<Household> {
        private final Parts parts;
        private final Provider<Request> requests;

        @Inject
        OfHousehold(Parts parts, Provider<Request> requests) {
            this.parts = parts;
            this.requests = requests;
        }

        @Override
        public Household get() {
            String tariff = homes(parts, requests).only().map(OneHome::tariff).orElse("");
            return parts.household().seenBy(sees(requests), tariff);
        }
    }

    /** The schedules of what the sender of a request sees. */
    static final class OfSchedules implements Supplier<Schedules> {
        private final Parts parts;
        private final Provider<Request> requests;

        @Inject
        OfSchedules(Parts parts, Provider<Request> requests) {
            this.parts = parts;
            this.requests = requests;
        }

        @Override
        public Schedules get() {
            return parts.routine().schedules().seenBy(sees(requests));
        }
    }

    /** The alerts of what the sender of a request sees. */
    static final class OfAlerts implements Supplier<SeenAlerts> {
        private final Parts parts;
        private final Provider<Request> requests;

        @Inject
        OfAlerts(Parts parts, Provider<Request> requests) {
            this.parts = parts;
            this.requests = requests;
        }

        @Override
        public SeenAlerts get() {
            Request request = requests.get();
            return new SeenAlerts(parts.routine().alerts(), sees(requests),
                    () -> Sight.of(request).filter(Sight::isOfTheInstallation).isPresent());
        }
    }
}
