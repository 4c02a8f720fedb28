// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

/**
 * Which liberties the application takes.
 *
 * @param model in showing plugs
 * @param switching in switching them
 * @param ingest in hearing devices over HTTP
 * @param modbus in asking devices over Modbus
 * @param announcement in telling Home Assistant of plugs
 * @param watch in waiting for plugs
 */
record Options(ModelSettings model, SwitchingSettings switching, IngestSettings ingest, ModbusSettings modbus,
        AnnouncementSettings announcement, WatchSettings watch) {
    static final Options DEFAULTS = new Options(ModelSettings.DEFAULTS, SwitchingSettings.DEFAULTS,
            IngestSettings.DEFAULTS, ModbusSettings.DEFAULTS, AnnouncementSettings.DEFAULTS,
            WatchSettings.DEFAULTS);

    Options with(IngestSettings other) {
        return new Options(model, switching, other, modbus, announcement, watch);
    }

    Options with(ModbusSettings other) {
        return new Options(model, switching, ingest, other, announcement, watch);
    }

    Options with(AnnouncementSettings other) {
        return new Options(model, switching, ingest, modbus, other, watch);
    }
}
