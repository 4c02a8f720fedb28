// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace wattm2m {

// Goes over JSON from left to right; each method returns whether it found what it looked for. One thread.
class JsonScanner {
 public:
  explicit JsonScanner(std::string_view text) : text_(text) {}

  bool atEnd();
  bool character(char wanted);
  // A string; `content` is what is between the quotation marks, escapes included.
  bool string(std::string_view& content);
  // Any value; `content` is its text.
  bool value(std::string_view& content, int depth);

 private:
  void skipSpace();
  bool exactly(char wanted);
  bool word(std::string_view wanted);
  bool stringCharacter();
  bool scalar();
  bool members(char open, char close, int depth);
  bool number();
  bool digits();

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace wattm2m
