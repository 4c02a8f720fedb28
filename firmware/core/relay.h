// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "relay_command.h"

namespace wattm2m {

// What switched the relay.
enum class Source { kRemote, kButton, kBoot, kProtection };

struct RelayState {
  bool on = false;
  Source source = Source::kBoot;
};

struct RelaySettings {
  // The shortest time from any switching to switching on, in milliseconds; spares motors, compressors and the contact.
  std::uint32_t switchIntervalMs = 5000;
  // Whether a plug that was on before the power cut becomes on again; otherwise it stays off until someone asks.
  bool restoreAtBoot = false;
};

// Decides when the relay switches. Switching off is the safe direction and happens at once; switching on waits until the
// interval since the last switching is over, also the one at boot, so a flickering mains does not make the load flicker.
// Of several commands that wait, the last one counts.
//
// Times are those of a millisecond counter, which may pass its end (every 49 days). One thread.
class Relay {
 public:
  // The relay is off; it will be on after the interval if that is to be restored.
  Relay(const RelaySettings& settings, bool wasOnBefore, std::uint32_t nowMs);

  // Whether the contact is to be closed.
  const RelayState& state() const { return state_; }
  // Whether switching on is waiting for the interval.
  bool waiting() const { return waiting_.has_value(); }

  // A command of a person or an application. Returns the state to be told now, also where nothing changes. Returns
  // nothing while switching on has to wait: whoever asked takes the next state that is told for the answer.
  std::optional<RelayState> command(RelayCommand command, Source source, std::uint32_t nowMs);

  // To be called at least every few seconds. Returns the state to be told if it has changed.
  std::optional<RelayState> tick(std::uint32_t nowMs);

 private:
  bool wantedOn(RelayCommand command) const;
  void switchTo(bool on, Source source, std::uint32_t nowMs);
  void observe(std::uint32_t nowMs);

  RelaySettings settings_;
  RelayState state_;
  std::optional<Source> waiting_;
  std::uint32_t switchedAtMs_;
  bool resting_ = true;
};

}  // namespace wattm2m
