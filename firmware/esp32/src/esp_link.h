// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <mqtt_client.h>

#include <atomic>
#include <deque>
#include <mutex>
#include <string>

#include "configuration.h"
#include "uplink.h"

// The MQTT client of ESP-IDF, which connects by itself again and again. Its task adds events, the loop takes them.
class EspLink : public wattm2m::MqttLink {
 public:
  explicit EspLink(const wattm2m::Configuration& configuration) : configuration_(configuration) {}

  // To be called once, when there is a network. The topic must outlive this; empty for no last will.
  void begin(const char* willTopic);

  std::optional<wattm2m::LinkEvent> next() override;
  std::optional<int> publish(std::string_view topic, std::string_view payload, bool retain) override;
  bool subscribe(std::string_view filter) override;

 private:
  struct Stored {
    wattm2m::LinkEvent::Kind kind = wattm2m::LinkEvent::Kind::kConnected;
    int token = 0;
    std::string topic;
    std::string payload;
  };

  // What is not taken in time is not kept for ever.
  static constexpr std::size_t kMostEvents = 32;

  static void happened(void* self, esp_event_base_t, std::int32_t id, void* data);
  void take(const esp_mqtt_event_t& event);
  void add(Stored event);

  const wattm2m::Configuration& configuration_;
  esp_mqtt_client_handle_t client_ = nullptr;
  std::mutex mutex_;
  std::deque<Stored> events_;
  Stored current_;
  std::atomic<bool> connected_{false};
};
