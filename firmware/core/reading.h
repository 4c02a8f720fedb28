// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <cstdint>

namespace wattm2m {

// What the plug tells of one moment.
struct Reading {
  double voltageV = 0;
  double currentA = 0;
  double powerW = 0;
  double energyWh = 0;
  // Seconds since 1970; 0 while the plug does not know the time yet.
  std::int64_t timestampS = 0;
};

}  // namespace wattm2m
