// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

/** What a message of a plug says, or asks for. */
public sealed interface PlugEvent
        permits Reading, Measured, RelayEcho, Alarm, Refusal, Availability, DeviceInfo, UpdateProgress, Quarantined,
        Inquiry,
        Interest {}
