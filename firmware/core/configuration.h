// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "text.h"

namespace wattm2m {

// Text of at most so many bytes, without heap.
template <std::size_t kMost>
class Text {
 public:
  Text() = default;
  explicit Text(std::string_view text) { set(text); }

  // False, and nothing changed, if it is too long.
  bool set(std::string_view text) {
    if (text.size() > kMost) {
      return false;
    }
    size_ = text.copy(characters_.data(), text.size());
    characters_[size_] = '\0';
    return true;
  }

  std::string_view view() const { return std::string_view(characters_.data(), size_); }
  const char* c_str() const { return characters_.data(); }
  bool empty() const { return size_ == 0; }

 private:
  std::array<char, kMost + 1> characters_{};
  std::size_t size_ = 0;
};

// What the owner sets, in the portal or in JSON; each member is described in configuration.cpp.
struct Configuration {
  Text<64> deviceId;
  Text<32> wifiName;
  Text<63> wifiPassword;
  Text<128> brokerHost;
  double brokerPort = 8883;
  bool brokerTls = true;
  Text<64> brokerUser;
  Text<128> brokerPassword;
  Text<2048> brokerCertificate;
  bool oneM2m = false;
  Text<32> cseId{"id-in"};
  Text<32> cseName{"cse-in"};
  Text<64> timeServer{"pool.ntp.org"};
  double reportEveryS = 5;
  double saveEveryS = 60;
  double voltageGain = 1;
  double currentGain = 1;
  double voltageNoise = 5;
  double currentNoise = 0.03;
  double mostAmperes = 10;
  double switchIntervalS = 5;
  bool restoreAtBoot = false;
};

// How a member is described: its limits and what it is for.
struct Member {
  std::string_view name;
  std::string_view meaning;
  // of a number, or of the length of a text
  double least = 0;
  double most = 0;
  // whether it is written but never shown
  bool secret = false;
};

// Receives every member in turn.
class MemberVisitor {
 public:
  virtual ~MemberVisitor() = default;
  virtual void number(const Member& member, double& value) = 0;
  virtual void truth(const Member& member, bool& value) = 0;
  // `set` returns false for a text that is too long.
  virtual void text(const Member& member, std::string_view value, bool (*set)(Configuration&, std::string_view)) = 0;
};

void visit(Configuration& configuration, MemberVisitor& visitor);

// Sets a member from text: a number, true, false, or the text itself. Returns what is wrong, empty if nothing.
std::string_view setMember(Configuration& configuration, std::string_view name, std::string_view value);

// Reads {"deviceId":"plug-1",…} over what is set. Writes what is wrong, naming the member; then nothing is changed.
bool readConfiguration(std::string_view json, Configuration& configuration, TextWriter& wrong);

// Writes all members as JSON; with secrets for the flash, without them for people.
void writeConfiguration(TextWriter& out, const Configuration& configuration, bool withSecrets);

// Writes the JSON Schema (2020-12) of the configuration.
void writeConfigurationSchema(TextWriter& out);

// What a plug needs to begin: its name, a broker, and a network. Empty if it has that.
std::string_view missingIn(const Configuration& configuration);

}  // namespace wattm2m
