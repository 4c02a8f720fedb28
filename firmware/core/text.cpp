// SPDX-License-Identifier: EPL-2.0
#include "text.h"

#include <cmath>
#include <cstring>

namespace wattm2m {
namespace {
constexpr int kMostDecimals = 6;
constexpr int kMostDigits = 20;
}  // namespace

TextWriter& TextWriter::append(std::string_view text) {
  if (overflowed_ || text.size() > capacity_ - size_) {
    overflowed_ = true;
    return *this;
  }
  if (!text.empty()) {
    std::memcpy(memory_ + size_, text.data(), text.size());
    size_ += text.size();
  }
  return *this;
}

TextWriter& TextWriter::append(std::int64_t number) {
  auto magnitude = static_cast<std::uint64_t>(number);
  if (number < 0) {
    append("-");
    magnitude = ~magnitude + 1;  // also right for the smallest number, which has no positive counterpart
  }
  appendDigits(magnitude, 1);
  return *this;
}

TextWriter& TextWriter::append(double number, int decimals) {
  if (!(std::fabs(number) <= kLargestNumber) || decimals < 0 || decimals > kMostDecimals) {
    overflowed_ = true;
    return *this;
  }
  std::uint64_t scale = 1;
  for (int i = 0; i < decimals; i++) {
    scale *= 10;
  }
  const auto scaled = static_cast<std::uint64_t>(std::llround(std::fabs(number) * static_cast<double>(scale)));
  if (number < 0 && scaled > 0) {
    append("-");
  }
  appendDigits(scaled / scale, 1);
  if (decimals > 0) {
    append(".");
    appendDigits(scaled % scale, decimals);
  }
  return *this;
}

void TextWriter::rewind(std::size_t size) {
  if (size <= size_) {
    size_ = size;
    overflowed_ = false;
  }
}

void TextWriter::appendDigits(std::uint64_t number, int atLeast) {
  char digits[kMostDigits];
  int first = kMostDigits;
  do {
    digits[--first] = static_cast<char>('0' + number % 10);
    number /= 10;
  } while (number > 0 || kMostDigits - first < atLeast);
  append(std::string_view(digits + first, static_cast<std::size_t>(kMostDigits - first)));
}

}  // namespace wattm2m
