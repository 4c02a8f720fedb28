// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "measurement.h"

// The sensors, each behind what it needs of the hardware; how a count becomes a volt or an ampere is decided here.
namespace wattm2m {

// Measures voltage, current and power over the time since the last call.
class PowerSensor {
 public:
  virtual ~PowerSensor() = default;
  // Nothing where the sensor does not answer or has no samples.
  virtual std::optional<Measurement> measure() = 0;
};

struct Climate {
  std::optional<double> temperatureC = std::nullopt;
  std::optional<double> humidityPercent = std::nullopt;
};

// Measures the temperature in the plug's box, and the humidity where it can.
class ClimateSensor {
 public:
  virtual ~ClimateSensor() = default;
  // Takes up to some 800 ms on the device; nothing where the sensor does not answer or its checksum is wrong.
  virtual std::optional<Climate> measure() = 0;
};

// The converter behind the analog sensors: what one count is worth, and the divider in front of it.
struct Converter {
  double fullScaleV = 3.3;
  double counts = 4096;
  // Volts at the sensor for a volt at the converter: 1.5 for a divider of 10 kΩ over 20 kΩ.
  double divider = 1;

  double voltsPerCount() const { return fullScaleV / counts * divider; }
};

// The Hall sensor ACS712: half of the supply at no current, and so many volts for an ampere.
enum class Acs712 { k5A, k20A, k30A };
Calibration acs712(Acs712 type, const Converter& converter);

// The split-core transformer SCT-013: either with a burden inside (e.g. 30 A to 1 V), or with a ratio and a burden outside.
Calibration sct013(double amperesPerVolt, const Converter& converter);
constexpr double sct013AmperesPerVolt(double ratio, double burdenOhm) { return ratio / burdenOhm; }

// The transformer module ZMPT101B, whose trimmer decides what it gives for a volt of the mains: found by calibrating.
Calibration zmpt101b(double mainsVoltsPerVolt, const Converter& converter);

// Corrects a gain from what was measured and what a reference meter showed; the old one if either is no positive number.
double calibratedGain(double gain, double measured, double reference);

// Two wires that reach the registers of an I2C device; big-endian, as the INA219 has them.
class I2cRegisters {
 public:
  virtual ~I2cRegisters() = default;
  virtual bool write(std::uint8_t address, std::uint8_t reg, std::uint16_t value) = 0;
  virtual std::optional<std::uint16_t> read(std::uint8_t address, std::uint8_t reg) = 0;
};

// The INA219 measures direct current at up to 26 V, with a shunt. One thread.
class Ina219 : public PowerSensor {
 public:
  static constexpr std::uint8_t kAddress = 0x40;

  Ina219(I2cRegisters& registers, double shuntOhm, double mostAmperes);
  std::optional<Measurement> measure() override;

 private:
  bool begin();

  I2cRegisters& registers_;
  double shuntOhm_;
  double mostAmperes_;
  bool begun_ = false;
};

// What a DHT11 answers with: 40 bits.
using Dht11Frame = std::array<std::uint8_t, 5>;
// The bits of the times in µs for which the line was high: some 27 are a zero, some 70 a one.
Dht11Frame dht11Bits(const std::array<std::uint16_t, 40>& highMicros);
// Nothing where the sum is wrong or the values are none that it can measure.
std::optional<Climate> dht11(const Dht11Frame& frame);

// The scratchpad of a DS18B20, CRC included.
using Ds18b20Scratchpad = std::array<std::uint8_t, 9>;
// Nothing where the CRC is wrong, no sensor is there, or it has not measured since it was switched on (85 °C).
std::optional<Climate> ds18b20(const Ds18b20Scratchpad& scratchpad);

}  // namespace wattm2m
