// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

/**
 * Which liberties the application takes.
 *
 * @param model in showing plugs
 * @param switching in switching them
 */
record Options(ModelSettings model, SwitchingSettings switching) {
    static final Options DEFAULTS = new Options(ModelSettings.DEFAULTS, SwitchingSettings.DEFAULTS);
}
