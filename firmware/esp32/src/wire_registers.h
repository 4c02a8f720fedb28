// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <Wire.h>

#include "sensors.h"

// Registers of 16 bits over I2C. One thread.
class WireRegisters : public wattm2m::I2cRegisters {
 public:
  void begin() { Wire.begin(); }

  bool write(std::uint8_t address, std::uint8_t reg, std::uint16_t value) override {
    Wire.beginTransmission(address);
    Wire.write(reg);
    Wire.write(static_cast<std::uint8_t>(value >> 8));
    Wire.write(static_cast<std::uint8_t>(value));
    return Wire.endTransmission() == 0;
  }

  std::optional<std::uint16_t> read(std::uint8_t address, std::uint8_t reg) override {
    Wire.beginTransmission(address);
    Wire.write(reg);
    if (Wire.endTransmission() != 0 || Wire.requestFrom(address, std::uint8_t{2}) != 2) {
      return std::nullopt;
    }
    const int high = Wire.read();
    return static_cast<std::uint16_t>((high << 8) | Wire.read());
  }
};
