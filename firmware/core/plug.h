// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "anomaly.h"
#include "configuration.h"
#include "device_id.h"
#include "energy_counter.h"
#include "firmware_update.h"
#include "measurement.h"
#include "notes.h"
#include "offline_readings.h"
#include "panel.h"
#include "reading_log.h"
#include "relay.h"
#include "sensors.h"
#include "uplink.h"
#include "wall_clock.h"

namespace wattm2m {

// The contact; the hardware layer implements it and opens it before anything else at the start.
class RelayPin {
 public:
  virtual ~RelayPin() = default;
  virtual void set(bool closed) = 0;
};

// What a plug needs of the hardware; all of it must outlive the plug.
struct Hardware {
  RelayPin& relay;
  SnapshotSlots& snapshots;
  Flash& readings;
  Notes& notes;
};

// Adds up the windows between two readings. One thread.
class ReadingBuilder {
 public:
  void add(const Measurement& measurement, double seconds);
  double seconds() const { return seconds_; }
  // The means over the time since the last call, without energy and time.
  Reading finish();

 private:
  double seconds_ = 0;
  double voltSeconds_ = 0;
  double ampereSeconds_ = 0;
  double wattSeconds_ = 0;
};

// The plug: what is measured becomes readings and counts as energy, readings go to the other side or, while there is
// none, to the flash, commands and the button switch the relay. The hardware layer calls it in a loop.
//
// Two times are told: that of the measurements, and that of the connection, which are the same on the device and differ
// only where a simulation lets the first one run faster. Both are milliseconds since the start. One thread.
class Plug : public UplinkListener {
 public:
  // Windows in a row above the current limit after which the relay opens.
  static constexpr int kOverloadWindows = 2;

  Plug(const Configuration& configuration, const DeviceId& device, const Hardware& hardware, std::int64_t nowMs);

  // Before the first tick; the uplink and the update must outlive the plug, and the uplink tells this plug.
  void join(Uplink& uplink, FirmwareUpdate& update);

  // A window of so many seconds has ended.
  void measured(const Measurement& measurement, double seconds, std::int64_t nowMs);
  void sensed(const Climate& climate) { climate_ = climate; }
  void pressed() { command(RelayCommand::kToggle, Source::kButton); }
  void timeTold(std::int64_t epochMs, std::int64_t nowMs) { clock_.set(epochMs, nowMs); }
  void told(const LinkEvent& event, std::int64_t linkNowMs);

  // To be called often. True when the device must restart; what is to be kept is kept then.
  bool tick(std::int64_t nowMs, std::int64_t linkNowMs);
  // Makes durable what is counted, before a restart that is known beforehand.
  void save();

  bool online() const { return uplink_ != nullptr && uplink_->ready(); }
  // Whether measurements still arrive; the hardware layer feeds the watchdog only then.
  bool alive(std::int64_t nowMs) const { return nowMs - measuredAtMs_ < 30'000; }
  Light light() const;
  const RelayState& relay() const { return relay_.state(); }
  const EnergyCounter& energy() const { return counter_; }
  // Readings that wait in flash.
  std::size_t waiting() const { return log_.size(); }
  std::uint64_t dropped() const { return log_.dropped() + live_.dropped(); }

  void readingsDelivered() override;
  void readingsFailed() override;
  void commanded(RelayCommand command) override { this->command(command, Source::kRemote); }
  void updateOrdered(std::string_view url) override;

 private:
  enum class OnTheWay { kNothing, kLive, kLogged, kUntimed };

  void protect(const Measurement& measurement);
  void report();
  void pump();
  void send(OnTheWay what, std::size_t readings, const TextWriter& batch);
  void command(RelayCommand command, Source source);
  void tell(const std::optional<RelayState>& state);
  void spill();
  std::uint32_t relayNow() const { return static_cast<std::uint32_t>(nowMs_); }

  Configuration configuration_;
  DeviceId device_;
  Hardware hardware_;
  Relay relay_;
  EnergyCounter counter_;
  OfflineReadings live_;
  ReadingLog log_;
  RobustZ anomalies_{6, 5};
  WallClock clock_;
  ReadingBuilder builder_;
  Climate climate_;
  Uplink* uplink_ = nullptr;
  FirmwareUpdate* update_ = nullptr;
  bool wasOnline_ = false;
  int overloads_ = 0;
  double sinceSaveS_ = 0;
  std::int64_t nowMs_ = 0;
  std::int64_t linkNowMs_ = 0;
  std::int64_t measuredAtMs_ = 0;
  OnTheWay onTheWay_ = OnTheWay::kNothing;
  OfflineReadings::Batch liveBatch_;
  ReadingLog::Batch loggedBatch_;
  std::array<char, 4096> buffer_{};
};

}  // namespace wattm2m
