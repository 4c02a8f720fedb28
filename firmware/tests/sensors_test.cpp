// SPDX-License-Identifier: EPL-2.0
#include "sensors.h"

#include <cmath>
#include <map>

#include "testing.h"

using namespace wattm2m;

namespace {
constexpr Converter kConverter{3.3, 4096, 1.5};

// A chip with these registers, or none.
class Registers : public I2cRegisters {
 public:
  bool write(std::uint8_t, std::uint8_t reg, std::uint16_t value) override {
    values[reg] = value;
    return answers;
  }
  std::optional<std::uint16_t> read(std::uint8_t, std::uint8_t reg) override {
    return answers ? std::optional(values[reg]) : std::nullopt;
  }

  std::map<std::uint8_t, std::uint16_t> values;
  bool answers = true;
};
}  // namespace

TEST(theAcs712HasItsVoltsForAnAmpere) {
  // one ampere is 100 mV at the sensor, 66.7 mV behind the divider: 82.7 counts
  const Calibration calibration = acs712(Acs712::k20A, kConverter);

  CHECK_NEAR(82.747 * calibration.gain, 1, 1e-4);
  CHECK_NEAR(calibration.offset, 2048, 0);
  CHECK_NEAR(acs712(Acs712::k5A, kConverter).gain / acs712(Acs712::k30A, kConverter).gain, 0.066 / 0.185, 1e-9);
}

TEST(theTransformersHaveTheirRatios) {
  CHECK_NEAR(sct013AmperesPerVolt(2000, 33), 60.606, 1e-3);
  const Converter straight{3.3, 4096, 1};
  CHECK_NEAR(sct013(30, straight).gain * 4096 / 3.3, 30, 1e-9);
  CHECK_NEAR(zmpt101b(250, straight).gain * 4096 / 3.3, 250, 1e-9);
}

TEST(calibratingMovesTheGainByTheReference) {
  CHECK_NEAR(calibratedGain(2, 220, 231), 2.1, 1e-12);
  CHECK_NEAR(calibratedGain(2, 0, 231), 2, 0);
  CHECK_NEAR(calibratedGain(2, 220, -1), 2, 0);
}

TEST(theIna219IsRead) {
  Registers registers;
  registers.values = {{1, 1000}, {2, static_cast<std::uint16_t>(3000U << 3)}};
  Ina219 sensor(registers, 0.1, 3.2);
  const auto measurement = sensor.measure();

  CHECK(measurement.has_value());
  CHECK_NEAR(measurement->voltageV, 12, 1e-9);
  CHECK_NEAR(measurement->currentA, 0.1, 1e-9);
  CHECK_NEAR(measurement->powerW, 1.2, 1e-9);
  CHECK_EQUAL(registers.values[0], 0x3FFF);
}

TEST(theIna219TellsWhichWayTheCurrentFlows) {
  Registers registers;
  registers.values = {{1, static_cast<std::uint16_t>(-1000)}, {2, static_cast<std::uint16_t>(3000U << 3)}};
  Ina219 sensor(registers, 0.1, 3.2);

  CHECK_NEAR(sensor.measure()->powerW, -1.2, 1e-9);
}

TEST(anIna219ThatDoesNotAnswerIsSetUpAgain) {
  Registers registers;
  Ina219 sensor(registers, 0.1, 3.2);
  registers.answers = false;
  CHECK(!sensor.measure());
  registers.answers = true;
  registers.values = {{1, 0}, {2, 0}};

  CHECK(sensor.measure().has_value());
  CHECK_EQUAL(registers.values[0], 0x3FFF);
}

TEST(aDht11FrameIsReadFromItsPulses) {
  const Dht11Frame frame{45, 0, 23, 4, 72};
  std::array<std::uint16_t, 40> pulses;
  for (std::size_t i = 0; i < 40; i++) {
    pulses[i] = (frame[i / 8] >> (7 - i % 8)) & 1 ? 71 : 26;
  }
  const auto climate = dht11(dht11Bits(pulses));

  CHECK(climate.has_value());
  CHECK_NEAR(*climate->temperatureC, 23.4, 1e-9);
  CHECK_NEAR(*climate->humidityPercent, 45, 1e-9);
}

TEST(aDht11FrameThatIsWrongIsNone) {
  CHECK(!dht11({45, 0, 23, 4, 73}));
  CHECK(!dht11({0, 0, 0, 0, 0}));
  CHECK(!dht11({0xFF, 0xFF, 0xFF, 0xFF, 0xFC}));
  CHECK_NEAR(*dht11({45, 0, 3, 0x84, 180})->temperatureC, -3.4, 1e-9);
}

TEST(aDs18b20ScratchpadIsRead) {
  const auto climate = ds18b20({0x50, 0x01, 0x4B, 0x46, 0x7F, 0xFF, 0x0C, 0x10, 0xE8});

  CHECK(climate.has_value());
  CHECK_NEAR(*climate->temperatureC, 21, 1e-9);
}

TEST(aDs18b20ScratchpadThatIsWrongOrFreshIsNone) {
  CHECK(!ds18b20({0x50, 0x01, 0x4B, 0x46, 0x7F, 0xFF, 0x0C, 0x10, 0xE9}));
  CHECK(!ds18b20({0, 0, 0, 0, 0, 0, 0, 0, 0}));
  CHECK(!ds18b20({0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF}));
  CHECK(!ds18b20({0x50, 0x05, 0x4B, 0x46, 0x7F, 0xFF, 0x0C, 0x10, 0x1C}));  // 85 °C: has not measured yet
}
