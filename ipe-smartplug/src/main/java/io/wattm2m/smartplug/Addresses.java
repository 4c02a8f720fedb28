// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

/**
 * The addresses of the application's resources. Immutable.
 *
 * @param cse the resource name of the CSEBase
 */
record Addresses(String cse) {
    static final String AE_ID = "Csmartplug";
    static final String NAME = "smartplug";
    static final String READERS = "readers";
    static final String CONTROLLERS = "controllers";
    static final String KEEPERS = "keepers";
    static final String QUARANTINE = "quarantine";
    static final String TELEMETRY = "telemetry";
    static final String COMMAND = "command";
    static final String STATE = "state";
    static final String COMMANDS = "commands";
    static final String USERS = "users";
    static final String DEVICE = "plug";
    static final String SERIES = "series";

    String ae() {
        return cse + "/" + NAME;
    }

    String readers() {
        return ae() + "/" + READERS;
    }

    String controllers() {
        return ae() + "/" + CONTROLLERS;
    }

    String users() {
        return ae() + "/" + USERS;
    }

    String keepers() {
        return ae() + "/" + KEEPERS;
    }

    String device(String deviceId) {
        return plug(deviceId) + "/" + DEVICE;
    }

    String series(String deviceId) {
        return plug(deviceId) + "/" + SERIES;
    }

    String quarantine() {
        return ae() + "/" + QUARANTINE;
    }

    String plug(String deviceId) {
        return ae() + "/" + deviceId;
    }

    String telemetry(String deviceId) {
        return plug(deviceId) + "/" + TELEMETRY;
    }

    String command(String deviceId) {
        return plug(deviceId) + "/" + COMMAND;
    }

    String state(String deviceId) {
        return plug(deviceId) + "/" + STATE;
    }
}
