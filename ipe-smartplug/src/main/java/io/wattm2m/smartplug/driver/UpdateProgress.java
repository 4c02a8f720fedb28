// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import static java.util.Objects.requireNonNull;

/**
 * A plug tells how far an update of its firmware is. Immutable.
 *
 * @param deviceId the plug
 * @param stage how far
 * @param reason why it failed, or what it is about, as the plug says it; at most 128 characters
 */
public record UpdateProgress(String deviceId, Stage stage, String reason) implements PlugEvent {
    private static final int LONGEST = 128;

    public UpdateProgress {
        DeviceIds.check(deviceId);
        requireNonNull(stage, "stage is null");
        if (reason.length() > LONGEST) {
            throw new IllegalArgumentException("the reason is longer than " + LONGEST + " characters");
        }
        Documents.check("the reason", reason);
    }

    /** How far an update can be. */
    public enum Stage {
        NONE, IN_PROCESS, SUCCESSFUL, FAILED
    }
}
