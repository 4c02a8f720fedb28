// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.smartplug.driver.UpdateProgress.Stage;

/**
 * An update of a plug's firmware as far as it is known. Immutable.
 *
 * @param number which one it is of those that were ordered, from 1
 * @param stage how far it is
 * @param reason why it failed, or what it is about
 */
record FirmwareUpdate(long number, Stage stage, String reason) {
    /** Nobody has ordered any, and the plug tells of none. */
    static final FirmwareUpdate NONE = new FirmwareUpdate(0, Stage.NONE, "");

    /** A new one. */
    FirmwareUpdate next(String why) {
        return new FirmwareUpdate(number + 1, Stage.IN_PROCESS, why);
    }

    /** The same, so far. */
    FirmwareUpdate at(Stage newStage, String why) {
        return new FirmwareUpdate(number, newStage, why);
    }

    boolean isUnderWay() {
        return stage == Stage.IN_PROCESS;
    }
}
