// SPDX-License-Identifier: EPL-2.0
#include "esp_link.h"

#include <utility>

using wattm2m::LinkEvent;

// The configuration of ESP-IDF 4.4, which the Arduino core 2 brings.
void EspLink::begin(const char* willTopic) {
  static std::string id;
  id = (configuration_.oneM2m ? "A::C" : "") + std::string(configuration_.deviceId.view());
  esp_mqtt_client_config_t settings = {};
  settings.host = configuration_.brokerHost.c_str();
  settings.port = static_cast<std::uint32_t>(configuration_.brokerPort);
  settings.transport = configuration_.brokerTls ? MQTT_TRANSPORT_OVER_SSL : MQTT_TRANSPORT_OVER_TCP;
  settings.cert_pem = configuration_.brokerTls ? configuration_.brokerCertificate.c_str() : nullptr;
  settings.client_id = id.c_str();
  settings.username = configuration_.brokerUser.empty() ? nullptr : configuration_.brokerUser.c_str();
  settings.password = configuration_.brokerPassword.empty() ? nullptr : configuration_.brokerPassword.c_str();
  settings.keepalive = 30;
  settings.reconnect_timeout_ms = 5000;
  settings.buffer_size = 8192;
  if (*willTopic != '\0') {
    settings.lwt_topic = willTopic;
    settings.lwt_msg = "offline";
    settings.lwt_qos = 1;
    settings.lwt_retain = 1;
  }
  client_ = esp_mqtt_client_init(&settings);
  esp_mqtt_client_register_event(client_, MQTT_EVENT_ANY, happened, this);
  esp_mqtt_client_start(client_);
}

std::optional<LinkEvent> EspLink::next() {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (events_.empty()) {
    return std::nullopt;
  }
  current_ = std::move(events_.front());
  events_.pop_front();
  return LinkEvent{current_.kind, current_.token, current_.topic, current_.payload};
}

std::optional<int> EspLink::publish(std::string_view topic, std::string_view payload, bool retain) {
  if (!connected_) {
    return std::nullopt;
  }
  const std::string to(topic);
  const int token =
      esp_mqtt_client_publish(client_, to.c_str(), payload.data(), static_cast<int>(payload.size()), 1, retain);
  return token < 0 ? std::nullopt : std::optional<int>(token);
}

bool EspLink::subscribe(std::string_view filter) {
  return connected_ && esp_mqtt_client_subscribe(client_, std::string(filter).c_str(), 1) >= 0;
}

void EspLink::happened(void* self, esp_event_base_t, std::int32_t, void* data) {
  static_cast<EspLink*>(self)->take(*static_cast<esp_mqtt_event_t*>(data));
}

void EspLink::take(const esp_mqtt_event_t& event) {
  switch (event.event_id) {
    case MQTT_EVENT_CONNECTED:
      connected_ = true;
      return add({LinkEvent::Kind::kConnected, 0, "", ""});
    case MQTT_EVENT_DISCONNECTED:
      if (connected_.exchange(false)) {
        add({LinkEvent::Kind::kDisconnected, 0, "", ""});
      }
      return;
    case MQTT_EVENT_PUBLISHED:
      return add({LinkEvent::Kind::kConfirmed, event.msg_id, "", ""});
    case MQTT_EVENT_DATA:
      // a message longer than the buffer comes in pieces; none that the plug understands is that long
      if (event.data_len == event.total_data_len) {
        add({LinkEvent::Kind::kMessage, 0, std::string(event.topic, event.topic_len),
             std::string(event.data, event.data_len)});
      }
      return;
    default:
      return;
  }
}

void EspLink::add(Stored event) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (events_.size() < kMostEvents || event.kind != LinkEvent::Kind::kMessage) {
    events_.push_back(std::move(event));
  }
}
