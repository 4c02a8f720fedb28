// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <Arduino.h>
#include <OneWire.h>

#include "pins.h"
#include "sensors.h"

// The DHT11 at one wire of its own. Blocks some 25 ms. One thread.
class Dht11Sensor : public wattm2m::ClimateSensor {
 public:
  std::optional<wattm2m::Climate> measure() override {
    pinMode(pins::kClimate, OUTPUT_OPEN_DRAIN);
    digitalWrite(pins::kClimate, LOW);
    delay(20);
    digitalWrite(pins::kClimate, HIGH);
    pinMode(pins::kClimate, INPUT_PULLUP);
    // its greeting is one high pulse, then one for each bit
    std::array<std::uint16_t, 40> pulses{};
    if (pulseIn(pins::kClimate, HIGH, 1000) == 0) {
      return std::nullopt;
    }
    for (auto& pulse : pulses) {
      pulse = static_cast<std::uint16_t>(pulseIn(pins::kClimate, HIGH, 1000));
      if (pulse == 0) {
        return std::nullopt;
      }
    }
    return wattm2m::dht11(wattm2m::dht11Bits(pulses));
  }
};

// One DS18B20. Begins to measure and gives what it measured since the last call, so that it never waits. One thread.
class Ds18b20Sensor : public wattm2m::ClimateSensor {
 public:
  std::optional<wattm2m::Climate> measure() override {
    const auto climate = read();
    if (wire_.reset() != 0) {
      wire_.skip();
      wire_.write(kConvert);
    }
    return climate;
  }

 private:
  static constexpr std::uint8_t kConvert = 0x44;
  static constexpr std::uint8_t kReadScratchpad = 0xBE;

  std::optional<wattm2m::Climate> read() {
    if (wire_.reset() == 0) {
      return std::nullopt;
    }
    wire_.skip();
    wire_.write(kReadScratchpad);
    wattm2m::Ds18b20Scratchpad scratchpad;
    wire_.read_bytes(scratchpad.data(), scratchpad.size());
    return wattm2m::ds18b20(scratchpad);
  }

  OneWire wire_{pins::kClimate};
};
