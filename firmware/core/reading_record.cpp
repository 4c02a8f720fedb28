// SPDX-License-Identifier: EPL-2.0
#include "reading_record.h"

#include <cmath>

#include "bytes.h"
#include "text.h"

namespace wattm2m {
namespace {
constexpr std::int16_t kNone16 = 0x7FFF;
constexpr std::uint8_t kNone8 = 0xFF;
constexpr std::size_t kChecksumAt = 28;
constexpr double kHighestVoltage = 655;

std::uint16_t sum(const ReadingRecord::Bytes& bytes) {
  return static_cast<std::uint16_t>(checksum(bytes.data(), kChecksumAt));
}

bool isTellable(double number) { return std::fabs(number) <= kLargestNumber; }

bool isTellable(const Reading& reading) {
  return reading.timestampS > 0 && reading.timestampS <= UINT32_MAX && reading.voltageV >= 0 &&
         reading.voltageV <= kHighestVoltage && isTellable(reading.currentA) && isTellable(reading.powerW) &&
         isTellable(reading.energyWh);
}

std::int16_t scaled(const std::optional<double>& value, double scale) {
  return value && std::fabs(*value * scale) < kNone16 ? static_cast<std::int16_t>(std::lround(*value * scale)) : kNone16;
}

std::optional<double> unscaled(std::uint16_t bits, double scale) {
  const auto value = static_cast<std::int16_t>(bits);
  return value == kNone16 ? std::nullopt : std::optional(value / scale);
}

std::uint8_t halves(const std::optional<double>& percent) {
  return percent && *percent >= 0 && *percent <= 100 ? static_cast<std::uint8_t>(std::lround(*percent * 2)) : kNone8;
}
}  // namespace

std::optional<ReadingRecord::Bytes> ReadingRecord::encode(const Reading& reading) {
  if (!isTellable(reading)) {
    return std::nullopt;
  }
  Bytes bytes;
  bytes.fill(0xFF);
  put(&bytes[0], static_cast<std::uint32_t>(reading.timestampS));
  put(&bytes[4], static_cast<std::uint16_t>(std::lround(reading.voltageV * 100)));
  put(&bytes[6], static_cast<std::uint16_t>(scaled(reading.powerFactor, 10'000)));
  putFloat(&bytes[8], static_cast<float>(reading.currentA));
  putFloat(&bytes[12], static_cast<float>(reading.powerW));
  putDouble(&bytes[16], reading.energyWh);
  put(&bytes[24], static_cast<std::uint16_t>(scaled(reading.temperatureC, 10)));
  bytes[26] = halves(reading.humidityPercent);
  bytes[27] = reading.anomaly ? 1 : 0;
  put(&bytes[kChecksumAt], sum(bytes));
  return bytes;
}

std::optional<Reading> ReadingRecord::decode(const Bytes& bytes) {
  if (get<std::uint16_t>(&bytes[kChecksumAt]) != sum(bytes)) {
    return std::nullopt;
  }
  Reading reading;
  reading.timestampS = get<std::uint32_t>(&bytes[0]);
  reading.voltageV = get<std::uint16_t>(&bytes[4]) / 100.0;
  reading.powerFactor = unscaled(get<std::uint16_t>(&bytes[6]), 10'000);
  reading.currentA = static_cast<double>(getFloat(&bytes[8]));
  reading.powerW = static_cast<double>(getFloat(&bytes[12]));
  reading.energyWh = getDouble(&bytes[16]);
  reading.temperatureC = unscaled(get<std::uint16_t>(&bytes[24]), 10);
  if (bytes[26] != kNone8) {
    reading.humidityPercent = bytes[26] / 2.0;
  }
  reading.anomaly = (bytes[27] & 1U) != 0;
  return isTellable(reading) ? std::optional(reading) : std::nullopt;
}

}  // namespace wattm2m
