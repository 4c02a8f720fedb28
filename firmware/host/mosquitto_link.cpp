// SPDX-License-Identifier: EPL-2.0
#include "mosquitto_link.h"

#include <thread>

#include "messages.h"

namespace wattm2m {
namespace {
constexpr std::chrono::milliseconds kPause{300};
constexpr int kKeepAliveS = 30;

std::string availability(const Configuration& configuration) {
  char memory[96];
  TextWriter topic(memory, sizeof memory);
  writeTopic(topic, *DeviceId::of(configuration.deviceId.view()), Topic::kAvailability);
  return std::string(topic.text());
}
}  // namespace

MosquittoLink::MosquittoLink(const Configuration& configuration, std::string certificateFile)
    : configuration_(configuration), certificateFile_(std::move(certificateFile)) {
  mosquitto_lib_init();
}

MosquittoLink::~MosquittoLink() {
  if (client_ != nullptr) {
    mosquitto_destroy(client_);
  }
  mosquitto_lib_cleanup();
}

void MosquittoLink::poll(int timeoutMs) {
  const auto now = std::chrono::steady_clock::now();
  if (client_ == nullptr && now >= nextTry_) {
    open();
  }
  if (client_ == nullptr) {
    std::this_thread::sleep_for(std::chrono::milliseconds(timeoutMs));
  } else if (mosquitto_loop(client_, timeoutMs, 1) != MOSQ_ERR_SUCCESS) {
    close();
  }
}

// A new client each time: the old one would send again what the plug sends again itself.
void MosquittoLink::open() {
  const std::string id = (configuration_.oneM2m ? "A::C" : "") + std::string(configuration_.deviceId.view());
  client_ = mosquitto_new(id.c_str(), true, this);
  mosquitto_connect_callback_set(client_, connected);
  mosquitto_publish_callback_set(client_, confirmed);
  mosquitto_message_callback_set(client_, arrived);
  mosquitto_int_option(client_, MOSQ_OPT_TCP_NODELAY, 1);
  secure();
  if (!configuration_.oneM2m) {
    // TS-0010 has no last will
    mosquitto_will_set(client_, availability(configuration_).c_str(), 7, "offline", 1, true);
  }
  if (mosquitto_connect(client_, configuration_.brokerHost.c_str(), static_cast<int>(configuration_.brokerPort),
                        kKeepAliveS) != MOSQ_ERR_SUCCESS) {
    close();
  }
}

void MosquittoLink::secure() {
  if (!configuration_.brokerUser.empty()) {
    mosquitto_username_pw_set(client_, configuration_.brokerUser.c_str(), configuration_.brokerPassword.c_str());
  }
  if (configuration_.brokerTls) {
    mosquitto_tls_set(client_, certificateFile_.c_str(), nullptr, nullptr, nullptr, nullptr);
  }
}

void MosquittoLink::close() {
  mosquitto_destroy(client_);
  client_ = nullptr;
  nextTry_ = std::chrono::steady_clock::now() + kPause;
  if (connected_) {
    connected_ = false;
    events_.push_back({LinkEvent::Kind::kDisconnected});
  }
}

std::optional<LinkEvent> MosquittoLink::next() {
  if (events_.empty()) {
    return std::nullopt;
  }
  current_ = std::move(events_.front());
  events_.pop_front();
  return LinkEvent{current_.kind, current_.token, current_.topic, current_.payload};
}

std::optional<int> MosquittoLink::publish(std::string_view topic, std::string_view payload, bool retain) {
  int token = 0;
  const std::string to(topic);
  if (!connected_ || mosquitto_publish(client_, &token, to.c_str(), static_cast<int>(payload.size()), payload.data(), 1,
                                       retain) != MOSQ_ERR_SUCCESS) {
    return std::nullopt;
  }
  return token;
}

bool MosquittoLink::subscribe(std::string_view filter) {
  return connected_ && mosquitto_subscribe(client_, nullptr, std::string(filter).c_str(), 1) == MOSQ_ERR_SUCCESS;
}

void MosquittoLink::connected(mosquitto*, void* self, int code) {
  auto& link = *static_cast<MosquittoLink*>(self);
  if (code == 0) {
    link.connected_ = true;
    link.events_.push_back({LinkEvent::Kind::kConnected});
  }
}

void MosquittoLink::confirmed(mosquitto*, void* self, int token) {
  static_cast<MosquittoLink*>(self)->events_.push_back({LinkEvent::Kind::kConfirmed, token});
}

void MosquittoLink::arrived(mosquitto*, void* self, const mosquitto_message* message) {
  const auto* bytes = static_cast<const char*>(message->payload);
  static_cast<MosquittoLink*>(self)->events_.push_back(
      {LinkEvent::Kind::kMessage, 0, message->topic, std::string(bytes, bytes + message->payloadlen)});
}

}  // namespace wattm2m
