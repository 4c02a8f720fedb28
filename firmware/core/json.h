// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "text.h"

namespace wattm2m {

// A value in JSON text (RFC 8259) that was found to be whole when it was parsed. It points into the text, which must
// outlive it, and uses no heap: looking up a member goes over the text again. Immutable.
class Json {
 public:
  // Deeper documents are refused: each level is a level of the stack.
  static constexpr int kDeepest = 16;

  // The document, or nothing if the text is anything but one value, or deeper than `deepest`.
  static std::optional<Json> parse(std::string_view text, int deepest = kDeepest);

  bool isObject() const { return text_.front() == '{'; }
  // The member with this name, as it is written: an escaped letter is not the letter. The first one, if there are several.
  std::optional<Json> member(std::string_view name) const;
  // How many members have this name.
  std::size_t count(std::string_view name) const;
  // The member of the member of …
  template <typename... Names>
  std::optional<Json> at(std::string_view name, Names... deeper) const {
    const auto found = member(name);
    if constexpr (sizeof...(deeper) == 0) {
      return found;
    } else {
      return found ? found->at(deeper...) : std::nullopt;
    }
  }
  // The n-th member's name and value.
  bool memberAt(std::size_t n, std::string_view& name, std::string_view& value) const;

  // What is between the quotation marks, escapes included.
  std::optional<std::string_view> string() const;
  std::optional<std::int64_t> integer() const;
  std::optional<double> number() const;
  std::optional<bool> boolean() const;
  // The text of a string without its escapes; \u of what is not in ASCII becomes UTF-8. False if this is no string.
  bool unescaped(TextWriter& out) const;
  // The value as it is written.
  std::string_view raw() const { return text_; }

 private:
  explicit Json(std::string_view text) : text_(text) {}

  std::string_view text_;
};

// Writes text as what is between the quotation marks of a JSON string.
void writeEscaped(TextWriter& out, std::string_view text);

}  // namespace wattm2m
