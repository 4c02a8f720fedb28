// SPDX-License-Identifier: EPL-2.0
#pragma once

#include "device_id.h"
#include "messages.h"
#include "uplink.h"

namespace wattm2m {

// The plain language: JSON at energy/<deviceId>/…, as messages.h writes it. Readings have arrived when the broker has
// confirmed them. One thread.
class PlainUplink : public Uplink {
 public:
  struct Parties {
    MqttLink& link;
    UplinkListener& listener;
  };

  PlainUplink(const Parties& parties, const DeviceId& device, std::string_view version);

  void handle(const LinkEvent& event, std::int64_t nowMs) override;
  void tick(std::int64_t) override {}
  bool ready() const override { return connected_; }
  bool sendReadings(std::string_view json, std::int64_t nowMs) override;
  void sendState(const RelayState& state, std::int64_t timestampS) override;
  void sendUpdate(UpdateStatus status, std::string_view reason) override;

 private:
  void begin();
  void receive(const LinkEvent& event);
  bool isTopic(std::string_view topic, Topic wanted) const;
  std::optional<int> publish(Topic topic, std::string_view payload, bool retain);

  Parties parties_;
  DeviceId device_;
  std::string_view version_;
  bool connected_ = false;
  std::optional<int> onTheWay_;
};

}  // namespace wattm2m
