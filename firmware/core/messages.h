// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <cstdint>

#include "device_id.h"
#include "reading.h"
#include "relay.h"
#include "text.h"

// The messages of the plug, written without heap. What does not fit, or has a number that is not finite, leaves the
// writer overflowed.
namespace wattm2m {

// What the plug publishes to and subscribes to.
enum class Topic { kData, kState, kCommand, kAvailability, kUpdate, kFirmware };

// energy/<deviceId>/data, …/state, …/command, …/availability, …/update or …/firmware
void writeTopic(TextWriter& out, const DeviceId& device, Topic topic);

// {"deviceId":"meter-01","voltage":220.4,"current":1.34,"power":295.4,"energy":1.24,"timestamp":1739930110}
// Without a timestamp where the plug does not know the time: the receiver takes that of the arrival. Where they are
// known, "pf", "temperature" and "humidity" follow; "anom":true and "backfill":true only where they are true.
void writeReading(TextWriter& out, const DeviceId& device, const Reading& reading);

// {"deviceId":"meter-01","power":"on","source":"remote","timestamp":1739930110}
void writeState(TextWriter& out, const DeviceId& device, const RelayState& state, std::int64_t timestampS);

// {"power":"on","source":"remote","timestamp":1739930110}
void writeStateContent(TextWriter& out, const RelayState& state, std::int64_t timestampS);

}  // namespace wattm2m
