// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.boot;

import io.wattm2m.cse.engine.ContainerSettings;
import io.wattm2m.cse.engine.EngineSettings;
import io.wattm2m.cse.engine.RequestSettings;
import io.wattm2m.cse.federation.FederationSettings;
import io.wattm2m.cse.notify.NotifySettings;
import io.wattm2m.cse.reach.PollingSettings;
import io.wattm2m.cse.spi.Configuration;

/** The settings of the CSE's parts. Immutable. */
record Sections(EngineSettings engine, ContainerSettings containers, FederationSettings federation,
        RequestSettings requests, PollingSettings polling, NotifySettings notifications, Listeners listeners,
        OperationsSettings operations) {

    /** As they are given; StartFailure where one makes no sense. */
    static Sections of(Configuration configuration) {
        return new Sections(configuration.read("cse", EngineSettings.DEFAULTS),
                configuration.read("container", ContainerSettings.DEFAULTS),
                configuration.read("cse", FederationSettings.DEFAULTS),
                configuration.read("request", RequestSettings.DEFAULTS),
                configuration.read("polling", PollingSettings.DEFAULTS),
                configuration.read("notify", NotifySettings.DEFAULTS),
                configuration.read("cse", Listeners.DEFAULTS),
                configuration.read("operations", OperationsSettings.DEFAULTS));
    }
}
