// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <cstdint>
#include <optional>

// The button and the light on the plug's front.
namespace wattm2m {

// What somebody did with the button.
enum class Press {
  kShort,  // switches the relay
  kLong    // ten seconds: forgets the network and opens the portal for a new one
};

// Finds presses in a contact that bounces. One thread; milliseconds may pass their end.
class Button {
 public:
  static constexpr std::uint32_t kBounceMs = 30;
  static constexpr std::uint32_t kLongMs = 10'000;

  // To be called every few milliseconds. A short press counts when it ends, a long one while it still lasts.
  std::optional<Press> tick(bool down, std::uint32_t nowMs);

 private:
  bool last_ = false;
  bool down_ = false;
  bool told_ = false;
  std::uint32_t changedAtMs_ = 0;
  std::uint32_t pressedAtMs_ = 0;
};

// What the light tells.
enum class Light {
  kPortal,     // flickers: waits to be told the network
  kNoNetwork,  // blinks slowly
  kNoBroker,   // two blinks and a pause
  kUpdating,   // mostly on, with short gaps
  kOn,         // steady: connected, relay on
  kOff         // a glimpse every three seconds: connected, relay off
};

// Whether the light is on at this moment.
bool lit(Light light, std::uint32_t nowMs);

}  // namespace wattm2m
