// SPDX-License-Identifier: EPL-2.0
#include "measurement.h"

#include <algorithm>
#include <cmath>

namespace wattm2m {
namespace {
bool isCount(std::int32_t count) {
  return count >= -SamplingWindow::kLargestCount && count <= SamplingWindow::kLargestCount;
}

// The mean of (count - zero)^2, as a root and calibrated.
double rootMeanSquare(double mean, double meanOfSquares, const Calibration& calibration) {
  const double zero = calibration.zeroIsMean ? mean : calibration.offset;
  const double square = std::max(0.0, meanOfSquares - 2 * zero * mean + zero * zero);
  const double value = std::sqrt(square) * std::fabs(calibration.gain);
  return value < calibration.noiseFloor ? 0 : value;
}
}  // namespace

bool SamplingWindow::add(std::int32_t voltageCount, std::int32_t currentCount) {
  if (samples_ == kMostSamples || !isCount(voltageCount) || !isCount(currentCount)) {
    return false;
  }
  const auto voltage = static_cast<std::int64_t>(voltageCount);
  const auto current = static_cast<std::int64_t>(currentCount);
  sumOfVoltage_ += voltage;
  sumOfCurrent_ += current;
  sumOfSquaredVoltage_ += voltage * voltage;
  sumOfSquaredCurrent_ += current * current;
  sumOfProducts_ += voltage * current;
  samples_++;
  return true;
}

Measurement SamplingWindow::finish() {
  const Measurement measurement = samples_ == 0 ? Measurement{} : measured();
  *this = SamplingWindow(voltage_, current_);
  return measurement;
}

Measurement SamplingWindow::measured() const {
  const double n = samples_;
  const double meanVoltage = static_cast<double>(sumOfVoltage_) / n;
  const double meanCurrent = static_cast<double>(sumOfCurrent_) / n;
  const double zeroVoltage = voltage_.zeroIsMean ? meanVoltage : voltage_.offset;
  const double zeroCurrent = current_.zeroIsMean ? meanCurrent : current_.offset;

  Measurement result;
  result.samples = samples_;
  result.voltageV = rootMeanSquare(meanVoltage, static_cast<double>(sumOfSquaredVoltage_) / n, voltage_);
  result.currentA = rootMeanSquare(meanCurrent, static_cast<double>(sumOfSquaredCurrent_) / n, current_);
  const double apparent = result.voltageV * result.currentA;
  if (apparent > 0) {
    const double meanProduct = static_cast<double>(sumOfProducts_) / n - zeroVoltage * meanCurrent -
                               zeroCurrent * meanVoltage + zeroVoltage * zeroCurrent;
    result.powerW = meanProduct * voltage_.gain * current_.gain;
    result.powerFactor = std::clamp(result.powerW / apparent, -1.0, 1.0);
  }
  return result;
}

}  // namespace wattm2m
