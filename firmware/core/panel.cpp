// SPDX-License-Identifier: EPL-2.0
#include "panel.h"

namespace wattm2m {

std::optional<Press> Button::tick(bool down, std::uint32_t nowMs) {
  if (down != last_) {
    last_ = down;
    changedAtMs_ = nowMs;
  }
  const bool steady = static_cast<std::uint32_t>(nowMs - changedAtMs_) >= kBounceMs;
  if (steady && down != down_) {
    down_ = down;
    if (down) {
      pressedAtMs_ = changedAtMs_;
      told_ = false;
    } else if (!told_) {
      return Press::kShort;
    }
  }
  if (down_ && !told_ && static_cast<std::uint32_t>(nowMs - pressedAtMs_) >= kLongMs) {
    told_ = true;
    return Press::kLong;
  }
  return std::nullopt;
}

bool lit(Light light, std::uint32_t nowMs) {
  switch (light) {
    case Light::kPortal:
      return nowMs % 200 < 100;
    case Light::kNoNetwork:
      return nowMs % 2000 < 1000;
    case Light::kNoBroker:
      return nowMs % 2000 < 150 || (nowMs % 2000 >= 300 && nowMs % 2000 < 450);
    case Light::kUpdating:
      return nowMs % 500 >= 100;
    case Light::kOn:
      return true;
    case Light::kOff:
      break;
  }
  return nowMs % 3000 < 50;
}

}  // namespace wattm2m
