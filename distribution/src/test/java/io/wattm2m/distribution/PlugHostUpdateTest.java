// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

/** The firmware in its plain language; its {@code [firmware]} is made by the interworking entity. */
class PlugHostUpdateTest extends PlugHostUpdates {

    PlugHostUpdateTest() {
        super("cse-in/smartplug/lamp", "cse-in/smartplug-lamp/firmware");
    }
}
