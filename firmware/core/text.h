// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace wattm2m {

// A number with a larger magnitude is none that a plug could tell.
constexpr double kLargestNumber = 1e12;

// Writes text into memory that the caller owns. Uses no heap and no locale, which printf of floating point does on the
// device. What does not fit marks the text as overflowed, and an overflowed text is never given out. One thread.
class TextWriter {
 public:
  TextWriter(char* memory, std::size_t capacity) : memory_(memory), capacity_(capacity) {}

  TextWriter& append(std::string_view text);
  TextWriter& append(std::int64_t number);
  // Rounds half away from zero to at most six decimals. A number that is not finite or above kLargestNumber counts as overflow.
  TextWriter& append(double number, int decimals);

  bool overflowed() const { return overflowed_; }
  std::size_t size() const { return size_; }
  // What was written so far, empty if something did not fit.
  std::string_view text() const { return overflowed_ ? std::string_view() : std::string_view(memory_, size_); }
  // Forgets what was written after this size, also that it did not fit.
  void rewind(std::size_t size);

 private:
  void appendDigits(std::uint64_t number, int atLeast);

  char* memory_;
  std::size_t capacity_;
  std::size_t size_ = 0;
  bool overflowed_ = false;
};

}  // namespace wattm2m
