// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <cstdint>

namespace wattm2m {

// How counts of the converter become volts or amperes: (count - offset) * gain.
struct Calibration {
  // Volts or amperes per count; negative where the sensor is mounted the other way round.
  double gain = 1;
  // The count at zero volts or amperes.
  double offset = 0;
  // Whether the mean of each window is zero instead of `offset`. Follows a sensor whose zero drifts with its supply, but
  // takes a real direct current, such as that of a half-wave rectified load, for drift.
  bool zeroIsMean = true;
  // Root mean square values below this, in volts or amperes, are noise of the sensor and count as 0.
  double noiseFloor = 0;
};

// What was measured in one window.
struct Measurement {
  double voltageV = 0;
  double currentA = 0;
  // Active power, negative where it is fed in.
  double powerW = 0;
  // Active by apparent power, -1 to 1; 0 where nothing flows.
  double powerFactor = 0;
  std::uint32_t samples = 0;
};

// Collects simultaneous samples of voltage and current. Sums are of integers, so nothing is lost however long the
// window; it should last a whole number of mains periods (a second does at 50 and 60 Hz). One thread.
class SamplingWindow {
 public:
  // With these limits no sum can overflow.
  static constexpr std::uint32_t kMostSamples = 1U << 16;
  static constexpr std::int32_t kLargestCount = (1 << 23) - 1;

  SamplingWindow(const Calibration& voltage, const Calibration& current) : voltage_(voltage), current_(current) {}

  // Takes two samples of the same moment; false, and nothing taken, if the window is full or a count is no count.
  bool add(std::int32_t voltageCount, std::int32_t currentCount);

  std::uint32_t samples() const { return samples_; }

  // The measurement over the samples since the last call, and begins a new window; zero if there were none.
  Measurement finish();

 private:
  Measurement measured() const;

  Calibration voltage_;
  Calibration current_;
  std::uint32_t samples_ = 0;
  std::int64_t sumOfVoltage_ = 0;
  std::int64_t sumOfCurrent_ = 0;
  std::int64_t sumOfSquaredVoltage_ = 0;
  std::int64_t sumOfSquaredCurrent_ = 0;
  std::int64_t sumOfProducts_ = 0;
};

}  // namespace wattm2m
