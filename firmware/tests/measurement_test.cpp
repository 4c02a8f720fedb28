// SPDX-License-Identifier: EPL-2.0
#include "measurement.h"

#include <cmath>
#include <cstdint>
#include <functional>
#include <random>

#include "testing.h"

using namespace wattm2m;

namespace {
constexpr double kPi = 3.14159265358979323846;
constexpr double kRootOfTwo = 1.41421356237309504880;
constexpr int kSamplesPerSecond = 4000;
// a 12-bit converter whose inputs swing round the middle
constexpr double kMiddle = 2048;
const Calibration kVoltage{0.25, kMiddle};
const Calibration kCurrent{0.01, kMiddle};

using Wave = std::function<double(double seconds)>;

Wave sine(double rootMeanSquare, double hertz, double phase = 0) {
  return [=](double seconds) { return rootMeanSquare * kRootOfTwo * std::sin(2 * kPi * hertz * seconds + phase); };
}

std::int32_t counts(double value, double gain, double zero) {
  return static_cast<std::int32_t>(std::lround(value / gain + zero));
}

// What a converter whose zeros are these would have seen of a second.
Measurement measure(const Wave& volts, const Wave& amperes, Calibration voltage = kVoltage,
                    Calibration current = kCurrent, double zero = kMiddle) {
  SamplingWindow window(voltage, current);
  for (int i = 0; i < kSamplesPerSecond; i++) {
    const double seconds = static_cast<double>(i) / kSamplesPerSecond;
    window.add(counts(volts(seconds), voltage.gain, zero), counts(amperes(seconds), current.gain, zero));
  }
  return window.finish();
}
}  // namespace

TEST(aResistiveLoadHasTheProductAsPower) {
  for (const double hertz : {50.0, 60.0}) {
    const Measurement m = measure(sine(220, hertz), sine(5, hertz));

    CHECK_EQUAL(m.samples, 4000U);
    CHECK_NEAR(m.voltageV, 220, 0.05);
    CHECK_NEAR(m.currentA, 5, 0.005);
    CHECK_NEAR(m.powerW, 1100, 1);
    CHECK_NEAR(m.powerFactor, 1, 0.001);
  }
}

TEST(aPhaseShiftTakesAwayActivePowerButNoCurrent) {
  for (const double degrees : {-90.0, -30.0, 30.0, 60.0, 90.0}) {
    const double phase = degrees * kPi / 180;
    const Measurement m = measure(sine(230, 50), sine(4, 50, phase));

    CHECK_NEAR(m.currentA, 4, 0.005);
    CHECK_NEAR(m.powerW, 920 * std::cos(phase), 1);
    CHECK_NEAR(m.powerFactor, std::cos(phase), 0.001);
  }
}

TEST(powerThatIsFedInIsNegative) {
  const Measurement m = measure(sine(230, 50), sine(2, 50, kPi));

  CHECK_NEAR(m.powerW, -460, 0.5);
  CHECK_NEAR(m.powerFactor, -1, 0.001);
}

TEST(harmonicsOfTheCurrentAreCurrentButNoPower) {
  const Wave fundamental = sine(3, 50);
  const Wave third = sine(2, 150, 0.7);
  const Measurement m = measure(sine(230, 50), [&](double s) { return fundamental(s) + third(s); });

  CHECK_NEAR(m.currentA, std::sqrt(13.0), 0.005);
  CHECK_NEAR(m.powerW, 690, 1);
  CHECK_NEAR(m.powerFactor, 690 / (230 * std::sqrt(13.0)), 0.001);
}

TEST(aZeroThatDriftsDoesNotMatter) {
  for (const double zero : {1700.0, 2048.0, 2300.0}) {
    const Measurement m = measure(sine(220, 50), sine(5, 50), kVoltage, kCurrent, zero);

    CHECK_NEAR(m.voltageV, 220, 0.05);
    CHECK_NEAR(m.currentA, 5, 0.005);
    CHECK_NEAR(m.powerW, 1100, 1);
  }
}

TEST(withAConfiguredZeroADirectCurrentIsMeasured) {
  Calibration current = kCurrent;
  current.zeroIsMean = false;
  const Wave full = sine(4, 50);
  // a hair dryer at half power: a diode takes every second half-wave
  const Wave half = [&](double s) { return std::max(0.0, full(s)); };

  const Measurement m = measure(sine(230, 50), half, kVoltage, current);

  CHECK_NEAR(m.currentA, 4 / kRootOfTwo, 0.01);
  CHECK_NEAR(m.powerW, 460, 1);
}

TEST(aSensorTheOtherWayRoundIsCalibratedByItsSign) {
  Calibration reversed = kCurrent;
  reversed.gain = -reversed.gain;
  SamplingWindow window(kVoltage, reversed);
  for (int i = 0; i < kSamplesPerSecond; i++) {
    const double s = static_cast<double>(i) / kSamplesPerSecond;
    window.add(counts(sine(230, 50)(s), 0.25, kMiddle), counts(-sine(2, 50)(s), 0.01, kMiddle));
  }
  const Measurement m = window.finish();

  CHECK_NEAR(m.currentA, 2, 0.005);
  CHECK_NEAR(m.powerW, 460, 0.5);
}

TEST(noiseOfAnIdleSensorIsNothing) {
  Calibration current = kCurrent;
  current.noiseFloor = 0.05;
  std::mt19937 random(17);
  std::normal_distribution<double> noise(0, 0.03);

  const Measurement m = measure(sine(230, 50), [&](double) { return noise(random); }, kVoltage, current);

  CHECK_EQUAL(m.currentA, 0.0);
  CHECK_EQUAL(m.powerW, 0.0);
  CHECK_EQUAL(m.powerFactor, 0.0);
  CHECK_NEAR(m.voltageV, 230, 0.05);
}

TEST(anEmptyWindowIsZeroAndNotANumberlessOne) {
  SamplingWindow window(kVoltage, kCurrent);
  const Measurement m = window.finish();

  CHECK_EQUAL(m.samples, 0U);
  CHECK_EQUAL(m.voltageV, 0.0);
  CHECK_EQUAL(m.powerFactor, 0.0);
}

TEST(aWindowBeginsAnewAfterItsEnd) {
  SamplingWindow window(kVoltage, kCurrent);
  window.add(4000, 4000);
  window.add(0, 0);
  window.finish();
  window.add(2048, 2048);

  CHECK_EQUAL(window.samples(), 1U);
  CHECK_EQUAL(window.finish().voltageV, 0.0);
}

TEST(theLargestCountsOfAFullWindowDoNotOverflow) {
  SamplingWindow window(Calibration{1, 0, false}, Calibration{1, 0, false});
  for (std::uint32_t i = 0; i < SamplingWindow::kMostSamples; i++) {
    CHECK(window.add(SamplingWindow::kLargestCount, -SamplingWindow::kLargestCount));
  }
  CHECK(!window.add(0, 0));
  const Measurement m = window.finish();

  CHECK_NEAR(m.voltageV, SamplingWindow::kLargestCount, 1e-3);
  CHECK_NEAR(m.powerFactor, -1, 1e-9);
}

TEST(whatIsNoCountIsNotTaken) {
  SamplingWindow window(kVoltage, kCurrent);

  CHECK(!window.add(SamplingWindow::kLargestCount + 1, 0));
  CHECK(!window.add(0, INT32_MIN));
  CHECK_EQUAL(window.samples(), 0U);
}
