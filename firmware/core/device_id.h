// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace wattm2m {

// How the plug is called in topics and messages: 1 to 64 letters, digits or -._, a letter or digit first, and none of
// the names that the platform keeps for itself. Such a name needs no escaping, neither in a topic nor in JSON. Immutable.
class DeviceId {
 public:
  static constexpr std::size_t kLongest = 64;

  // The identifier, or nothing if it cannot be one.
  static std::optional<DeviceId> of(std::string_view text);

  std::string_view text() const { return std::string_view(characters_.data(), size_); }

 private:
  explicit DeviceId(std::string_view text);

  std::array<char, kLongest> characters_{};
  std::size_t size_;
};

}  // namespace wattm2m
