// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace wattm2m {

enum class RelayCommand { kOn, kOff, kToggle };

// A longer payload is no command.
constexpr std::size_t kLongestCommand = 256;

// Reads {"power":"on"|"off"|"toggle"}. Nothing but a whole JSON object (RFC 8259) with exactly one such member is a
// command; further members are passed over, so that the protocol can grow. Values are compared as they are written:
// an escaped letter is not the letter.
std::optional<RelayCommand> parseRelayCommand(std::string_view payload);

}  // namespace wattm2m
