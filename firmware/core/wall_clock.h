// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <cstdint>
#include <optional>

namespace wattm2m {

// The time of day, from a counter of milliseconds since the start and what a time server (NTP) told at some of them.
// A time before 2020 is none: it is what a clock shows that was never set. One thread.
class WallClock {
 public:
  static constexpr std::int64_t kEarliestS = 1'577'836'800;

  // Takes what a time server told at this moment. Small corrections are taken as they come.
  void set(std::int64_t epochMs, std::int64_t uptimeMs) {
    if (epochMs >= kEarliestS * 1000) {
      startedAtMs_ = epochMs - uptimeMs;
    }
  }

  bool known() const { return startedAtMs_.has_value(); }
  // Seconds since 1970 at a moment that may be past, also from before the clock was set; 0 while it is not known.
  std::int64_t secondsAt(std::int64_t uptimeMs) const { return startedAtMs_ ? (*startedAtMs_ + uptimeMs) / 1000 : 0; }

 private:
  std::optional<std::int64_t> startedAtMs_;
};

}  // namespace wattm2m
