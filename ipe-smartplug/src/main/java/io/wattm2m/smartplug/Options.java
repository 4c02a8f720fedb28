// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

/**
 * Which liberties the application takes.
 *
 * @param model in showing plugs
 * @param switching in switching them
 * @param ingest in hearing devices over HTTP
 */
record Options(ModelSettings model, SwitchingSettings switching, IngestSettings ingest) {
    static final Options DEFAULTS =
            new Options(ModelSettings.DEFAULTS, SwitchingSettings.DEFAULTS, IngestSettings.DEFAULTS);
}
