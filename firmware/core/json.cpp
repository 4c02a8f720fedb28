// SPDX-License-Identifier: EPL-2.0
#include "json.h"

#include "json_scanner.h"
#include "numbers.h"

namespace wattm2m {
namespace {
unsigned hexDigit(char c) {
  return static_cast<unsigned>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
}

void appendByte(TextWriter& out, unsigned byte) {
  const auto c = static_cast<char>(static_cast<unsigned char>(byte));
  out.append(std::string_view(&c, 1));
}

void appendUtf8(TextWriter& out, unsigned code) {
  if (code < 0x80) {
    appendByte(out, code);
  } else if (code < 0x800) {
    appendByte(out, 0xC0U | (code >> 6));
    appendByte(out, 0x80U | (code & 0x3FU));
  } else {
    appendByte(out, 0xE0U | (code >> 12));
    appendByte(out, 0x80U | ((code >> 6) & 0x3FU));
    appendByte(out, 0x80U | (code & 0x3FU));
  }
}

// Appends what the escape at `at` stands for and returns where it ends.
std::size_t appendEscape(TextWriter& out, std::string_view text, std::size_t at) {
  constexpr std::string_view kLetters = "bfnrt";
  constexpr std::string_view kMeanings = "\b\f\n\r\t";
  const char c = text[at + 1];
  if (c == 'u') {
    unsigned code = 0;
    for (std::size_t i = 0; i < 4; i++) {
      code = code * 16 + hexDigit(text[at + 2 + i]);
    }
    appendUtf8(out, code);
    return at + 6;
  }
  const std::size_t letter = kLetters.find(c);
  out.append(letter == std::string_view::npos ? text.substr(at + 1, 1) : kMeanings.substr(letter, 1));
  return at + 2;
}
}  // namespace

std::optional<Json> Json::parse(std::string_view text, int deepest) {
  JsonScanner scanner(text);
  std::string_view content;
  return scanner.value(content, kDeepest - deepest) && scanner.atEnd() ? std::optional(Json(content)) : std::nullopt;
}

std::optional<Json> Json::member(std::string_view name) const {
  std::string_view key;
  std::string_view value;
  for (std::size_t n = 0; memberAt(n, key, value); n++) {
    if (key == name) {
      return Json(value);
    }
  }
  return std::nullopt;
}

std::size_t Json::count(std::string_view name) const {
  std::string_view key;
  std::string_view value;
  std::size_t found = 0;
  for (std::size_t n = 0; memberAt(n, key, value); n++) {
    found += key == name ? 1 : 0;
  }
  return found;
}

bool Json::memberAt(std::size_t n, std::string_view& name, std::string_view& value) const {
  JsonScanner scanner(text_);
  if (!scanner.character('{')) {
    return false;
  }
  for (std::size_t i = 0; scanner.string(name) && scanner.character(':') && scanner.value(value, 1); i++) {
    if (i == n) {
      return true;
    }
    if (!scanner.character(',')) {
      break;
    }
  }
  return false;
}

std::optional<std::string_view> Json::string() const {
  return text_.front() == '"' ? std::optional(text_.substr(1, text_.size() - 2)) : std::nullopt;
}

std::optional<double> Json::number() const { return decimalNumber(text_); }

std::optional<std::int64_t> Json::integer() const { return wholeNumber(text_); }

std::optional<bool> Json::boolean() const {
  return text_ == "true" ? std::optional(true) : text_ == "false" ? std::optional(false) : std::nullopt;
}

bool Json::unescaped(TextWriter& out) const {
  const auto content = string();
  if (!content) {
    return false;
  }
  for (std::size_t at = 0; at < content->size();) {
    if ((*content)[at] == '\\') {
      at = appendEscape(out, *content, at);
    } else {
      out.append(content->substr(at++, 1));
    }
  }
  return !out.overflowed();
}

void writeEscaped(TextWriter& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  for (std::size_t at = 0; at < text.size(); at++) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c == '"' || c == '\\') {
      out.append("\\").append(text.substr(at, 1));
    } else if (c < 0x20) {
      out.append("\\u00").append(kHex.substr(c >> 4, 1)).append(kHex.substr(c & 0xFU, 1));
    } else {
      out.append(text.substr(at, 1));
    }
  }
}

}  // namespace wattm2m
