// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <cstdint>
#include <optional>

namespace wattm2m {

// What the plug tells of one moment.
struct Reading {
  double voltageV = 0;
  double currentA = 0;
  double powerW = 0;
  double energyWh = 0;
  // Seconds since 1970; 0 while the plug does not know the time yet.
  std::int64_t timestampS = 0;
  // Active by apparent power, -1 to 1; nothing where the plug cannot tell.
  std::optional<double> powerFactor = std::nullopt;
  // Of the sensor in the plug, where there is one.
  std::optional<double> temperatureC = std::nullopt;
  std::optional<double> humidityPercent = std::nullopt;
  // Whether the power is far from what it was lately.
  bool anomaly = false;
  // Whether it is told later than it was measured, because there was no connection.
  bool backfill = false;
};

}  // namespace wattm2m
