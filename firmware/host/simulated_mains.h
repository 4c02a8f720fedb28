// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <cstdint>

#include "plug.h"
#include "sensors.h"

namespace wattm2m {

// A relay, a load behind it and the sensors before it: 230 V at 50 Hz, and a resistive load whose power is known for each
// second: 60 W + 40 W · (the minute of the time, by five). Samples go the way they go on the device. One thread.
class SimulatedMains : public RelayPin {
 public:
  explicit SimulatedMains(const Configuration& configuration);

  void set(bool closed) override { closed_ = closed; }
  // What flows in the second that ends at this time, if the relay is closed.
  static double watts(std::int64_t endsAtS) { return 60 + 40 * static_cast<double>((endsAtS / 60) % 5); }
  // One second of samples.
  Measurement second(std::int64_t endsAtS);

 private:
  Calibration voltage_;
  Calibration current_;
  SamplingWindow window_;
  bool closed_ = false;
};

}  // namespace wattm2m
