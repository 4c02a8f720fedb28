// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.live;

/** Switches plugs in the name of others. Thread-safe. */
@FunctionalInterface
public interface Switchboard {

    /** The switch of whom the CSE knows by this originator: what he may switch is for the CSE to say. */
    Switch as(String originator);
}
