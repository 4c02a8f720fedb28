// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.live;

import io.wattm2m.energy.measure.Reading;

/** Is told of what plugs say, by the thread that hears it: returns at once and throws nothing. */
public interface Observer {

    void measured(Reading reading);

    void switched(PowerState state);
}
