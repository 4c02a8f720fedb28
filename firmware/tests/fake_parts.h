// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "firmware_update.h"
#include "notes.h"
#include "uplink.h"

namespace wattm2m::testing {

// A broker's client that only remembers.
class FakeLink : public MqttLink {
 public:
  struct Message {
    std::string topic;
    std::string payload;
    bool retain;
  };

  std::optional<LinkEvent> next() override { return std::nullopt; }
  std::optional<int> publish(std::string_view topic, std::string_view payload, bool retain) override {
    if (!connected) {
      return std::nullopt;
    }
    sent.push_back({std::string(topic), std::string(payload), retain});
    return ++token;
  }
  bool subscribe(std::string_view filter) override {
    filters.emplace_back(filter);
    return true;
  }

  bool connected = true;
  int token = 0;
  std::vector<Message> sent;
  std::vector<std::string> filters;
};

class RamNotes : public Notes {
 public:
  void read(std::string_view name, TextWriter& out) override { out.append(texts[std::string(name)]); }
  bool write(std::string_view name, std::string_view text) override {
    texts[std::string(name)] = std::string(text);
    return true;
  }

  std::map<std::string, std::string> texts;
};

// Slots, a key and a download, all in memory.
class FakeUpdateParts : public FirmwareSlots, public SignatureCheck, public ImageSource {
 public:
  bool begin(std::uint32_t) override { return fits; }
  bool write(const std::uint8_t* bytes, std::size_t size) override {
    written.append(reinterpret_cast<const char*>(bytes), size);
    return true;
  }
  bool activate() override { return activated = true; }
  bool onTrial() const override { return trial; }
  bool confirm() override { return confirmed = true; }
  bool rollBack() override { return rolledBack = true; }

  void begin() override { signedBytes = 0; }
  void add(const std::uint8_t*, std::size_t size) override { signedBytes += size; }
  bool matches(const std::uint8_t*, std::size_t) override { return signatureIsGood; }

  bool open(std::string_view) override {
    at = 0;
    return reachable;
  }
  std::optional<std::size_t> read(std::uint8_t* to, std::size_t size) override {
    const std::size_t got = std::min(size, image.size() - at);
    std::copy_n(image.begin() + static_cast<std::ptrdiff_t>(at), got, to);
    at += got;
    return got;
  }
  void close() override {}

  bool fits = true;
  bool trial = false;
  bool activated = false;
  bool confirmed = false;
  bool rolledBack = false;
  bool signatureIsGood = true;
  bool reachable = true;
  std::size_t signedBytes = 0;
  std::size_t at = 0;
  std::string image;
  std::string written;
};

}  // namespace wattm2m::testing
