// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "firmware_update.h"
#include "relay.h"
#include "relay_command.h"

// How the plug talks to the other side: what an MQTT client does for it, and the two languages over it.
namespace wattm2m {

// What the MQTT client tells. The texts are valid until the next event is asked for.
struct LinkEvent {
  enum class Kind { kConnected, kDisconnected, kConfirmed, kMessage };
  Kind kind = Kind::kConnected;
  // of what was published and the broker has confirmed
  int token = 0;
  std::string_view topic = {};
  std::string_view payload = {};
};

// An MQTT 3.1.1 client that connects by itself, again and again, with a clean session. The hardware layer implements it.
class MqttLink {
 public:
  virtual ~MqttLink() = default;
  virtual std::optional<LinkEvent> next() = 0;
  // With QoS 1; the token comes back when it is confirmed. Nothing if it cannot be sent now.
  virtual std::optional<int> publish(std::string_view topic, std::string_view payload, bool retain) = 0;
  virtual bool subscribe(std::string_view filter) = 0;
};

// Is told by an uplink what the other side wants.
class UplinkListener {
 public:
  virtual ~UplinkListener() = default;
  // The readings that were sent last have arrived.
  virtual void readingsDelivered() = 0;
  // They have not, or nobody knows.
  virtual void readingsFailed() = 0;
  virtual void commanded(RelayCommand command) = 0;
  virtual void updateOrdered(std::string_view url) = 0;
};

// A language over MQTT. One thread; times are of the connection, in milliseconds.
class Uplink {
 public:
  virtual ~Uplink() = default;
  virtual void handle(const LinkEvent& event, std::int64_t nowMs) = 0;
  virtual void tick(std::int64_t nowMs) = 0;
  // Whether it is connected and the other side is prepared.
  virtual bool ready() const = 0;
  // Sends a JSON object or array; one of them is on its way at a time. False if it could not be sent.
  virtual bool sendReadings(std::string_view json, std::int64_t nowMs) = 0;
  virtual void sendState(const RelayState& state, std::int64_t timestampS) = 0;
  virtual void sendUpdate(UpdateStatus status, std::string_view reason) = 0;
};

}  // namespace wattm2m
