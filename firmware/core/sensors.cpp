// SPDX-License-Identifier: EPL-2.0
#include "sensors.h"

#include <algorithm>
#include <cmath>

namespace wattm2m {
namespace {
// registers of the INA219 and its setting for 32 V, 320 mV, 12 bits over 128 samples, continuously
constexpr std::uint8_t kConfiguration = 0;
constexpr std::uint8_t kShuntVoltage = 1;
constexpr std::uint8_t kBusVoltage = 2;
constexpr std::uint16_t kContinuous128Samples = 0x3FFF;
constexpr double kVoltsPerShuntBit = 10e-6;
constexpr double kVoltsPerBusBit = 4e-3;

constexpr std::uint16_t kLongestZeroMicros = 48;
constexpr int kPowerOnTemperature = 85 * 16;

double voltsPerAmpere(Acs712 type) {
  switch (type) {
    case Acs712::k5A:
      return 0.185;
    case Acs712::k20A:
      return 0.100;
    case Acs712::k30A:
      break;
  }
  return 0.066;
}

Calibration alternating(double unitsPerVolt, const Converter& converter) {
  Calibration calibration;
  calibration.gain = converter.voltsPerCount() * unitsPerVolt;
  calibration.offset = converter.counts / 2;
  return calibration;
}

// CRC-8 of Maxim's one-wire devices
std::uint8_t crc8(const std::uint8_t* bytes, std::size_t size) {
  std::uint8_t crc = 0;
  for (std::size_t i = 0; i < size; i++) {
    crc = static_cast<std::uint8_t>(crc ^ bytes[i]);
    for (int bit = 0; bit < 8; bit++) {
      crc = static_cast<std::uint8_t>((crc >> 1) ^ ((crc & 1U) != 0 ? 0x8C : 0));
    }
  }
  return crc;
}
}  // namespace

// a quarter of its least significant digit's noise: 20 to 40 mA at no current
Calibration acs712(Acs712 type, const Converter& converter) {
  Calibration calibration = alternating(1 / voltsPerAmpere(type), converter);
  calibration.noiseFloor = 0.004 / voltsPerAmpere(type);
  return calibration;
}

Calibration sct013(double amperesPerVolt, const Converter& converter) {
  Calibration calibration = alternating(amperesPerVolt, converter);
  calibration.noiseFloor = 0.002 * amperesPerVolt;
  return calibration;
}

Calibration zmpt101b(double mainsVoltsPerVolt, const Converter& converter) {
  Calibration calibration = alternating(mainsVoltsPerVolt, converter);
  calibration.noiseFloor = 5;
  return calibration;
}

double calibratedGain(double gain, double measured, double reference) {
  return measured > 0 && reference > 0 && std::isfinite(reference / measured) ? gain * reference / measured : gain;
}

Ina219::Ina219(I2cRegisters& registers, double shuntOhm, double mostAmperes)
    : registers_(registers), shuntOhm_(shuntOhm), mostAmperes_(mostAmperes) {}

// The shunt's voltage and Ohm's law serve better than the current register, which the chip forgets when it browns out.
std::optional<Measurement> Ina219::measure() {
  if (!begin()) {
    return std::nullopt;
  }
  const auto shunt = registers_.read(kAddress, kShuntVoltage);
  const auto bus = registers_.read(kAddress, kBusVoltage);
  if (!shunt || !bus) {
    begun_ = false;
    return std::nullopt;
  }
  Measurement measurement;
  measurement.voltageV = (*bus >> 3) * kVoltsPerBusBit;
  const double current = static_cast<std::int16_t>(*shunt) * kVoltsPerShuntBit / shuntOhm_;
  if (std::fabs(current) > mostAmperes_) {
    return std::nullopt;
  }
  measurement.currentA = std::fabs(current);
  measurement.powerW = measurement.voltageV * current;
  measurement.powerFactor = measurement.powerW > 0 ? 1 : measurement.powerW < 0 ? -1 : 0;
  measurement.samples = 1;
  return measurement;
}

bool Ina219::begin() {
  begun_ = begun_ || registers_.write(kAddress, kConfiguration, kContinuous128Samples);
  return begun_;
}

Dht11Frame dht11Bits(const std::array<std::uint16_t, 40>& highMicros) {
  Dht11Frame frame{};
  for (std::size_t i = 0; i < highMicros.size(); i++) {
    const unsigned bit = highMicros[i] > kLongestZeroMicros ? 1 : 0;
    frame[i / 8] = static_cast<std::uint8_t>((frame[i / 8] << 1) | bit);
  }
  return frame;
}

std::optional<Climate> dht11(const Dht11Frame& frame) {
  const auto sum = static_cast<std::uint8_t>(frame[0] + frame[1] + frame[2] + frame[3]);
  const double humidity = frame[0] + frame[1] / 10.0;
  const bool negative = (frame[3] & 0x80U) != 0;
  const double temperature = frame[2] + (frame[3] & 0x7FU) / 10.0;
  const bool silent = std::all_of(frame.begin(), frame.end(), [](std::uint8_t byte) { return byte == 0; });
  if (sum != frame[4] || silent || humidity > 100 || temperature > 80) {
    return std::nullopt;
  }
  return Climate{negative ? -temperature : temperature, humidity};
}

std::optional<Climate> ds18b20(const Ds18b20Scratchpad& scratchpad) {
  const bool silent = std::all_of(scratchpad.begin(), scratchpad.end(), [](std::uint8_t byte) { return byte == 0; });
  const auto sixteenths = static_cast<std::int16_t>(scratchpad[0] | (scratchpad[1] << 8));
  if (silent || crc8(scratchpad.data(), 8) != scratchpad[8] || sixteenths == kPowerOnTemperature ||
      sixteenths < -55 * 16 || sixteenths > 125 * 16) {
    return std::nullopt;
  }
  return Climate{sixteenths / 16.0, std::nullopt};
}

}  // namespace wattm2m
