// SPDX-License-Identifier: EPL-2.0
#include "device_id.h"

#include <algorithm>

namespace wattm2m {
namespace {
constexpr std::string_view kTaken[] = {"la", "ol", "fopt", "pcu", "readers", "controllers", "quarantine"};

bool isLetterOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool isAllowed(char c) { return isLetterOrDigit(c) || c == '-' || c == '.' || c == '_'; }
}  // namespace

std::optional<DeviceId> DeviceId::of(std::string_view text) {
  if (text.empty() || text.size() > kLongest || !isLetterOrDigit(text.front())) {
    return std::nullopt;
  }
  if (!std::all_of(text.begin(), text.end(), isAllowed)) {
    return std::nullopt;
  }
  if (std::find(std::begin(kTaken), std::end(kTaken), text) != std::end(kTaken)) {
    return std::nullopt;
  }
  return DeviceId(text);
}

DeviceId::DeviceId(std::string_view text) : size_(text.size()) {
  std::copy(text.begin(), text.end(), characters_.begin());
}

}  // namespace wattm2m
