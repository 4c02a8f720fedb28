// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.state;

/** What an outlet's appliance does at a moment. */
public enum OutletState {
    /** It draws nothing to speak of. */
    OFF,
    /** It waits to be used and draws power for that. */
    STANDBY,
    /** It does what it is for. */
    LOAD
}
