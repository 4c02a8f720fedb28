// SPDX-License-Identifier: EPL-2.0
#include "json_scanner.h"

#include "json.h"

namespace wattm2m {
namespace {
bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool isHexDigit(char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
}  // namespace

bool JsonScanner::atEnd() {
  skipSpace();
  return at_ == text_.size();
}

bool JsonScanner::character(char wanted) {
  skipSpace();
  return exactly(wanted);
}

bool JsonScanner::string(std::string_view& content) {
  if (!character('"')) {
    return false;
  }
  const std::size_t begin = at_;
  while (at_ < text_.size() && text_[at_] != '"') {
    if (!stringCharacter()) {
      return false;
    }
  }
  content = text_.substr(begin, at_ - begin);
  return exactly('"');
}

bool JsonScanner::value(std::string_view& content, int depth) {
  skipSpace();
  if (depth > Json::kDeepest || at_ == text_.size()) {
    return false;
  }
  const std::size_t begin = at_;
  const char first = text_[at_];
  const bool found = first == '{'   ? members('{', '}', depth)
                     : first == '[' ? members('[', ']', depth)
                                    : scalar();
  content = text_.substr(begin, at_ - begin);
  return found;
}

bool JsonScanner::scalar() {
  std::string_view ignored;
  switch (text_[at_]) {
    case '"':
      return string(ignored);
    case 't':
      return word("true");
    case 'f':
      return word("false");
    case 'n':
      return word("null");
    default:
      return number();
  }
}

bool JsonScanner::members(char open, char close, int depth) {
  std::string_view ignored;
  character(open);
  if (character(close)) {
    return true;
  }
  do {
    if (open == '{' && !(string(ignored) && character(':'))) {
      return false;
    }
    if (!value(ignored, depth + 1)) {
      return false;
    }
  } while (character(','));
  return character(close);
}

bool JsonScanner::number() {
  exactly('-');
  const bool whole = exactly('0') || digits();
  if (!whole || (exactly('.') && !digits())) {
    return false;
  }
  if (exactly('e') || exactly('E')) {
    exactly('+') || exactly('-');
    return digits();
  }
  return true;
}

bool JsonScanner::digits() {
  const std::size_t begin = at_;
  while (at_ < text_.size() && isDigit(text_[at_])) {
    at_++;
  }
  return at_ > begin;
}

bool JsonScanner::stringCharacter() {
  const char c = text_[at_++];
  if (c != '\\') {
    return static_cast<unsigned char>(c) >= 0x20;
  }
  if (at_ == text_.size()) {
    return false;
  }
  const char escaped = text_[at_++];
  if (escaped != 'u') {
    return std::string_view("\"\\/bfnrt").find(escaped) != std::string_view::npos;
  }
  for (int i = 0; i < 4; i++) {
    if (at_ == text_.size() || !isHexDigit(text_[at_++])) {
      return false;
    }
  }
  return true;
}

bool JsonScanner::word(std::string_view wanted) {
  if (text_.substr(at_, wanted.size()) != wanted) {
    return false;
  }
  at_ += wanted.size();
  return true;
}

bool JsonScanner::exactly(char wanted) {
  if (at_ == text_.size() || text_[at_] != wanted) {
    return false;
  }
  at_++;
  return true;
}

void JsonScanner::skipSpace() {
  while (at_ < text_.size() && isSpace(text_[at_])) {
    at_++;
  }
}

}  // namespace wattm2m
