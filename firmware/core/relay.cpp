// SPDX-License-Identifier: EPL-2.0
#include "relay.h"

namespace wattm2m {

Relay::Relay(const RelaySettings& settings, bool wasOnBefore, std::uint32_t nowMs)
    : settings_(settings), switchedAtMs_(nowMs) {
  if (settings_.restoreAtBoot && wasOnBefore) {
    waiting_ = Source::kBoot;
  }
}

std::optional<RelayState> Relay::command(RelayCommand command, Source source, std::uint32_t nowMs) {
  observe(nowMs);
  const bool on = wantedOn(command);
  waiting_.reset();
  if (on && !state_.on && resting_) {
    waiting_ = source;
    return std::nullopt;
  }
  if (on == state_.on) {
    state_.source = source;
  } else {
    switchTo(on, source, nowMs);
  }
  return state_;
}

std::optional<RelayState> Relay::tick(std::uint32_t nowMs) {
  observe(nowMs);
  if (!waiting_ || resting_) {
    return std::nullopt;
  }
  const Source source = *waiting_;
  waiting_.reset();
  switchTo(true, source, nowMs);
  return state_;
}

// A toggle turns round what was asked last, so that two in a row cancel each other even while switching on waits.
bool Relay::wantedOn(RelayCommand command) const {
  const bool asked = state_.on || waiting_.has_value();
  return command == RelayCommand::kToggle ? !asked : command == RelayCommand::kOn;
}

void Relay::switchTo(bool on, Source source, std::uint32_t nowMs) {
  state_ = RelayState{on, source};
  switchedAtMs_ = nowMs;
  resting_ = true;
}

// Remembers that the interval is over, because the counter of milliseconds comes round again.
void Relay::observe(std::uint32_t nowMs) {
  if (resting_ && static_cast<std::uint32_t>(nowMs - switchedAtMs_) >= settings_.switchIntervalMs) {
    resting_ = false;
  }
}

}  // namespace wattm2m
