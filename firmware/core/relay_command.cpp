// SPDX-License-Identifier: EPL-2.0
#include "relay_command.h"

#include "json.h"

namespace wattm2m {
namespace {
constexpr int kDeepest = 8;

std::optional<RelayCommand> commandOf(std::string_view value) {
  if (value == "on") {
    return RelayCommand::kOn;
  }
  if (value == "off") {
    return RelayCommand::kOff;
  }
  return value == "toggle" ? std::optional(RelayCommand::kToggle) : std::nullopt;
}
}  // namespace

std::optional<RelayCommand> parseRelayCommand(std::string_view payload) {
  const auto document = payload.size() > kLongestCommand ? std::nullopt : Json::parse(payload, kDeepest);
  if (!document || document->count("power") != 1) {
    return std::nullopt;
  }
  const auto power = document->member("power")->string();
  return power ? commandOf(*power) : std::nullopt;
}

}  // namespace wattm2m
