// SPDX-License-Identifier: EPL-2.0
#include "simulated_mains.h"

#include <cmath>

namespace wattm2m {
namespace {
constexpr double kVolts = 230;
constexpr int kSamples = 1000;
constexpr int kPeriods = 50;
constexpr double kTau = 6.283185307179586;
// a converter of 16 bits, so that what is measured can be compared with what flows
constexpr Converter kConverter{3.3, 65536, 1};

std::int32_t count(double value, const Calibration& calibration) {
  return static_cast<std::int32_t>(std::lround(value / calibration.gain + calibration.offset));
}
}  // namespace

SimulatedMains::SimulatedMains(const Configuration& configuration)
    : voltage_(zmpt101b(250, kConverter)), current_(acs712(Acs712::k20A, kConverter)), window_(voltage_, current_) {
  Calibration voltage = voltage_;
  Calibration current = current_;
  voltage.gain *= configuration.voltageGain;
  current.gain *= configuration.currentGain;
  window_ = SamplingWindow(voltage, current);
}

Measurement SimulatedMains::second(std::int64_t endsAtS) {
  const double amperes = closed_ ? watts(endsAtS) / kVolts : 0;
  for (int sample = 0; sample < kSamples; sample++) {
    const double wave = std::sqrt(2.0) * std::sin(kTau * kPeriods * sample / kSamples);
    window_.add(count(kVolts * wave, voltage_), count(amperes * wave, current_));
  }
  return window_.finish();
}

}  // namespace wattm2m
