// SPDX-License-Identifier: EPL-2.0
#include "relay_command.h"

namespace wattm2m {
namespace {
constexpr int kDeepest = 8;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool isHexDigit(char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// Goes over JSON from left to right; each method returns whether it found what it looked for.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool atEnd() {
    skipSpace();
    return at_ == text_.size();
  }

  bool character(char wanted) {
    skipSpace();
    return exactly(wanted);
  }

  // A string; `content` is what is between the quotation marks, escapes included.
  bool string(std::string_view& content) {
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

  // Any value, with nothing but its end kept.
  bool value(int depth) {
    skipSpace();
    if (depth > kDeepest || at_ == text_.size()) {
      return false;
    }
    std::string_view ignored;
    switch (text_[at_]) {
      case '"':
        return string(ignored);
      case '{':
        return members('{', '}', depth);
      case '[':
        return members('[', ']', depth);
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

 private:
  void skipSpace() {
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\r' || text_[at_] == '\n')) {
      at_++;
    }
  }

  bool exactly(char wanted) {
    if (at_ == text_.size() || text_[at_] != wanted) {
      return false;
    }
    at_++;
    return true;
  }

  bool word(std::string_view wanted) {
    if (text_.substr(at_, wanted.size()) != wanted) {
      return false;
    }
    at_ += wanted.size();
    return true;
  }

  bool stringCharacter() {
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

  bool members(char open, char close, int depth) {
    std::string_view ignored;
    character(open);
    if (character(close)) {
      return true;
    }
    do {
      if (open == '{' && !(string(ignored) && character(':'))) {
        return false;
      }
      if (!value(depth + 1)) {
        return false;
      }
    } while (character(','));
    return character(close);
  }

  bool number() {
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

  bool digits() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && isDigit(text_[at_])) {
      at_++;
    }
    return at_ > begin;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

std::optional<RelayCommand> commandOf(std::string_view value) {
  if (value == "on") {
    return RelayCommand::kOn;
  }
  if (value == "off") {
    return RelayCommand::kOff;
  }
  return value == "toggle" ? std::optional(RelayCommand::kToggle) : std::nullopt;
}

// One member of the command; false where it makes the whole payload no command.
bool member(Scanner& scanner, std::optional<RelayCommand>& command) {
  std::string_view name;
  if (!scanner.string(name) || !scanner.character(':')) {
    return false;
  }
  if (name != "power") {
    return scanner.value(1);
  }
  std::string_view value;
  const bool first = !command;
  if (!first || !scanner.string(value)) {
    return false;
  }
  command = commandOf(value);
  return command.has_value();
}
}  // namespace

std::optional<RelayCommand> parseRelayCommand(std::string_view payload) {
  if (payload.size() > kLongestCommand) {
    return std::nullopt;
  }
  Scanner scanner(payload);
  std::optional<RelayCommand> command;
  if (!scanner.character('{')) {
    return std::nullopt;
  }
  do {
    if (!member(scanner, command)) {
      return std::nullopt;
    }
  } while (scanner.character(','));
  return scanner.character('}') && scanner.atEnd() ? command : std::nullopt;
}

}  // namespace wattm2m
