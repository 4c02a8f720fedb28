// SPDX-License-Identifier: EPL-2.0
#pragma once

// Where what is connected; see docs/wiring.md. The relay's pin is low while the chip starts, which keeps the relay open.
namespace pins {
constexpr int kRelay = 26;
constexpr int kButton = 0;   // to ground
constexpr int kLight = 2;
constexpr int kVoltage = 34;  // ADC1: ADC2 does not work beside Wi-Fi
constexpr int kCurrent = 35;
constexpr int kClimate = 4;   // DHT11 or DS18B20, with 4.7 kΩ to 3.3 V
}  // namespace pins
