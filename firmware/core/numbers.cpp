// SPDX-License-Identifier: EPL-2.0
#include "numbers.h"

#include <cmath>

namespace wattm2m {
namespace {
constexpr std::int64_t kLargest = 1'000'000'000'000'000;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool taken(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) {
    return false;
  }
  text.remove_prefix(1);
  return true;
}

// The digits in front; how many there were is returned.
int takeDigits(std::string_view& text, double& value) {
  int digits = 0;
  for (; !text.empty() && isDigit(text.front()); text.remove_prefix(1)) {
    value = value * 10 + (text.front() - '0');
    digits++;
  }
  return digits;
}
}  // namespace

std::optional<std::int64_t> wholeNumber(std::string_view text) {
  const bool negative = taken(text, '-');
  std::int64_t value = 0;
  if (text.empty()) {
    return std::nullopt;
  }
  for (const char c : text) {
    if (!isDigit(c) || value > kLargest / 10) {
      return std::nullopt;
    }
    value = value * 10 + (c - '0');
  }
  return negative ? -value : value;
}

std::optional<double> decimalNumber(std::string_view text) {
  const bool negative = taken(text, '-');
  double value = 0;
  int exponent = 0;
  if (takeDigits(text, value) == 0) {
    return std::nullopt;
  }
  if (taken(text, '.')) {
    const int decimals = takeDigits(text, value);
    if (decimals == 0) {
      return std::nullopt;
    }
    exponent = -decimals;
  }
  if (taken(text, 'e') || taken(text, 'E')) {
    const bool down = taken(text, '-');
    double shift = 0;
    taken(text, '+');
    if (takeDigits(text, shift) == 0 || shift > 300) {
      return std::nullopt;
    }
    exponent += down ? -static_cast<int>(shift) : static_cast<int>(shift);
  }
  const double scaled = exponent < 0 ? value / std::pow(10, -exponent) : value * std::pow(10, exponent);
  return text.empty() && std::isfinite(scaled) ? std::optional(negative ? -scaled : scaled) : std::nullopt;
}

}  // namespace wattm2m
