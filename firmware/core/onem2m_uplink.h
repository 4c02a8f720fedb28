// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <array>

#include "configuration.h"
#include "onem2m_tree.h"
#include "uplink.h"

namespace wattm2m {

// The language oneM2M (TS-0010): the plug registers as an AE, makes its resources, writes its readings and takes commands
// and orders for updates from notifications. One request is on its way at a time, because a CSE may work on several side by
// side and so exchange two states. Readings have arrived when the CSE has answered. One thread.
class OneM2mUplink : public Uplink {
 public:
  static constexpr std::int64_t kPatienceMs = 10'000;
  static constexpr std::int64_t kPauseMs = 5'000;

  struct Parties {
    MqttLink& link;
    UplinkListener& listener;
    // differs from start to start
    std::uint32_t start = 0;
  };

  // The names' texts must outlive this.
  OneM2mUplink(const Parties& parties, const OneM2mNames& names) : parties_(parties), names_(names) {}

  void handle(const LinkEvent& event, std::int64_t nowMs) override;
  void tick(std::int64_t nowMs) override;
  bool ready() const override { return connected_ && step_ > kSetupRequests; }
  bool sendReadings(std::string_view json, std::int64_t nowMs) override;
  void sendState(const RelayState& state, std::int64_t timestampS) override;
  void sendUpdate(UpdateStatus status, std::string_view reason) override;
  // What the CSE answered last that was no success.
  int lastFault() const { return lastFault_; }

 private:
  enum class Kind { kSetup, kReadings, kOther };

  // The request that waits for its answer.
  struct Pending {
    std::uint32_t number = 0;
    std::int64_t sentAtMs = 0;
    Kind kind = Kind::kSetup;
  };

  // A state that waits for its turn.
  struct Waiting {
    RelayState state;
    std::int64_t timestampS = 0;
  };

  // Of more states that wait the oldest goes.
  static constexpr std::size_t kMostStates = 8;

  void begin();
  void receive(const LinkEvent& event);
  void receiveAnswer(std::string_view payload);
  void receiveNotification(const LinkEvent& event);
  void obey(std::string_view content);
  void advance();
  void sendSetup();
  void sendWaiting();
  bool request(Kind kind, std::uint32_t number, std::string_view primitive);
  void takeSetupAnswer(int status);
  void takeReadingsAnswer(int status);
  RequestId nextId() { return {parties_.start, ++number_}; }

  Parties parties_;
  OneM2mNames names_;
  bool connected_ = false;
  // which of the setup requests is next; kSetupRequests is the update of the firmware's version, then it is ready
  std::size_t step_ = 0;
  std::optional<Pending> pending_;
  std::array<Waiting, kMostStates> states_{};
  std::size_t statesWaiting_ = 0;
  std::optional<UpdateStatus> update_;
  Text<96> updateReason_;
  std::int64_t nowMs_ = 0;
  std::int64_t pauseUntilMs_ = 0;
  std::uint32_t number_ = 0;
  int lastFault_ = 0;
  std::array<char, 6 * 1024> buffer_{};
};

}  // namespace wattm2m
