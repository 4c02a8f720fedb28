// SPDX-License-Identifier: EPL-2.0
#include "messages.h"

namespace wattm2m {
namespace {
void writeDevice(TextWriter& out, const DeviceId& device) {
  out.append("{\"deviceId\":\"").append(device.text()).append("\"");
}

void writeTimestamp(TextWriter& out, std::int64_t timestampS) {
  if (timestampS > 0) {
    out.append(",\"timestamp\":").append(timestampS);
  }
}

std::string_view written(Source source) {
  switch (source) {
    case Source::kRemote:
      return "remote";
    case Source::kButton:
      return "button";
    case Source::kProtection:
      return "protection";
    case Source::kBoot:
      break;
  }
  return "boot";
}

std::string_view written(Topic topic) {
  switch (topic) {
    case Topic::kData:
      return "/data";
    case Topic::kState:
      return "/state";
    case Topic::kAvailability:
      return "/availability";
    case Topic::kUpdate:
      return "/update";
    case Topic::kFirmware:
      return "/firmware";
    case Topic::kCommand:
      break;
  }
  return "/command";
}

void writePower(TextWriter& out, const RelayState& state, std::int64_t timestampS) {
  out.append("\"power\":\"").append(state.on ? "on" : "off");
  out.append("\",\"source\":\"").append(written(state.source)).append("\"");
  writeTimestamp(out, timestampS);
  out.append("}");
}

void writeOptional(TextWriter& out, std::string_view name, const std::optional<double>& value, int decimals) {
  if (value) {
    out.append(",\"").append(name).append("\":").append(*value, decimals);
  }
}
}  // namespace

void writeTopic(TextWriter& out, const DeviceId& device, Topic topic) {
  out.append("energy/").append(device.text()).append(written(topic));
}

void writeReading(TextWriter& out, const DeviceId& device, const Reading& reading) {
  writeDevice(out, device);
  out.append(",\"voltage\":").append(reading.voltageV, 1);
  out.append(",\"current\":").append(reading.currentA, 2);
  out.append(",\"power\":").append(reading.powerW, 1);
  out.append(",\"energy\":").append(reading.energyWh, 2);
  writeTimestamp(out, reading.timestampS);
  writeOptional(out, "pf", reading.powerFactor, 3);
  writeOptional(out, "temperature", reading.temperatureC, 1);
  writeOptional(out, "humidity", reading.humidityPercent, 1);
  out.append(reading.anomaly ? ",\"anom\":true" : "").append(reading.backfill ? ",\"backfill\":true" : "");
  out.append("}");
}

void writeState(TextWriter& out, const DeviceId& device, const RelayState& state, std::int64_t timestampS) {
  writeDevice(out, device);
  out.append(",");
  writePower(out, state, timestampS);
}

void writeStateContent(TextWriter& out, const RelayState& state, std::int64_t timestampS) {
  writePower(out.append("{"), state, timestampS);
}

}  // namespace wattm2m
