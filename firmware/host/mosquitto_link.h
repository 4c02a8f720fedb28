// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <mosquitto.h>

#include <chrono>
#include <deque>
#include <string>

#include "configuration.h"
#include "uplink.h"

namespace wattm2m {

// An MQTT client by libmosquitto. One thread: `poll` does the work.
class MosquittoLink : public MqttLink {
 public:
  // `certificateFile` is what the broker's certificate must lead to; with TLS it is needed.
  MosquittoLink(const Configuration& configuration, std::string certificateFile);
  ~MosquittoLink() override;
  MosquittoLink(const MosquittoLink&) = delete;
  MosquittoLink& operator=(const MosquittoLink&) = delete;

  // Connects where there is no connection, and waits a little for what arrives.
  void poll(int timeoutMs);

  std::optional<LinkEvent> next() override;
  std::optional<int> publish(std::string_view topic, std::string_view payload, bool retain) override;
  bool subscribe(std::string_view filter) override;

 private:
  struct Stored {
    LinkEvent::Kind kind = LinkEvent::Kind::kConnected;
    int token = 0;
    std::string topic = {};
    std::string payload = {};
  };

  void open();
  void close();
  void secure();
  static void connected(mosquitto*, void* self, int code);
  static void confirmed(mosquitto*, void* self, int token);
  static void arrived(mosquitto*, void* self, const mosquitto_message* message);

  Configuration configuration_;
  std::string certificateFile_;
  mosquitto* client_ = nullptr;
  bool connected_ = false;
  std::chrono::steady_clock::time_point nextTry_{};
  std::deque<Stored> events_;
  Stored current_;
};

}  // namespace wattm2m
