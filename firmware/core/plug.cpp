// SPDX-License-Identifier: EPL-2.0
#include "plug.h"

#include <cmath>

#include "messages.h"

namespace wattm2m {
namespace {
constexpr std::string_view kRelayNote = "relay";
constexpr std::size_t kMostInBatch = 32;
// seconds by which the sum of windows may miss the interval for rounding
constexpr double kRounding = 1e-6;

bool wasOn(Notes& notes) {
  char memory[8];
  TextWriter text(memory, sizeof memory);
  notes.read(kRelayNote, text);
  return text.text() == "on";
}

RelaySettings relaySettings(const Configuration& configuration) {
  return {static_cast<std::uint32_t>(configuration.switchIntervalS * 1000), configuration.restoreAtBoot};
}
}  // namespace

void ReadingBuilder::add(const Measurement& measurement, double seconds) {
  seconds_ += seconds;
  voltSeconds_ += measurement.voltageV * seconds;
  ampereSeconds_ += measurement.currentA * seconds;
  wattSeconds_ += measurement.powerW * seconds;
}

Reading ReadingBuilder::finish() {
  Reading reading;
  reading.voltageV = voltSeconds_ / seconds_;
  reading.currentA = ampereSeconds_ / seconds_;
  reading.powerW = wattSeconds_ / seconds_;
  const double apparent = reading.voltageV * reading.currentA;
  if (apparent > 0) {
    reading.powerFactor = std::fmax(-1, std::fmin(1, reading.powerW / apparent));
  }
  *this = ReadingBuilder();
  return reading;
}

Plug::Plug(const Configuration& configuration, const DeviceId& device, const Hardware& hardware, std::int64_t nowMs)
    : configuration_(configuration),
      device_(device),
      hardware_(hardware),
      relay_(relaySettings(configuration), wasOn(hardware.notes), static_cast<std::uint32_t>(nowMs)),
      counter_(hardware.snapshots),
      log_(hardware.readings),
      nowMs_(nowMs),
      measuredAtMs_(nowMs) {
  hardware_.relay.set(false);
}

void Plug::join(Uplink& uplink, FirmwareUpdate& update) {
  uplink_ = &uplink;
  update_ = &update;
}

void Plug::measured(const Measurement& measurement, double seconds, std::int64_t nowMs) {
  nowMs_ = nowMs;
  measuredAtMs_ = nowMs;
  counter_.add(measurement.powerW, seconds);
  protect(measurement);
  sinceSaveS_ += seconds;
  if (sinceSaveS_ + kRounding >= configuration_.saveEveryS && counter_.save()) {
    sinceSaveS_ = 0;
  }
  builder_.add(measurement, seconds);
  if (builder_.seconds() + kRounding >= configuration_.reportEveryS) {
    report();
  }
}

// One window may be the rush of a motor that starts.
void Plug::protect(const Measurement& measurement) {
  overloads_ = measurement.currentA > configuration_.mostAmperes ? overloads_ + 1 : 0;
  if (overloads_ >= kOverloadWindows && relay_.state().on) {
    command(RelayCommand::kOff, Source::kProtection);
  }
}

// Live readings wait behind those in flash, so that all arrive in the order in which they were measured.
void Plug::report() {
  Reading reading = builder_.finish();
  reading.energyWh = counter_.wattHours();
  reading.timestampS = clock_.secondsAt(nowMs_);
  reading.temperatureC = climate_.temperatureC;
  reading.humidityPercent = climate_.humidityPercent;
  reading.anomaly = anomalies_.isOutlier(reading.powerW);
  if (!online() || !log_.empty()) {
    log_.keep(reading);
    return;
  }
  if (reading.timestampS > 0) {
    live_.keep(reading);
    return;
  }
  if (onTheWay_ == OnTheWay::kNothing) {
    TextWriter out(buffer_.data(), buffer_.size());
    writeReading(out, device_, reading);
    onTheWay_ = uplink_->sendReadings(out.text(), linkNowMs_) ? OnTheWay::kUntimed : OnTheWay::kNothing;
  }
}

void Plug::told(const LinkEvent& event, std::int64_t linkNowMs) { uplink_->handle(event, linkNowMs); }

bool Plug::tick(std::int64_t nowMs, std::int64_t linkNowMs) {
  nowMs_ = nowMs;
  linkNowMs_ = linkNowMs;
  uplink_->tick(linkNowMs);
  tell(relay_.tick(relayNow()));
  const bool became = online() && !wasOnline_;
  wasOnline_ = online();
  if (became) {
    uplink_->sendState(relay_.state(), clock_.secondsAt(nowMs_));
  }
  const bool restart = update_->tick(nowMs, online());
  if (online() && (update_->takeChange() || (became && update_->status() != UpdateStatus::kNone))) {
    uplink_->sendUpdate(update_->status(), update_->reason());
  }
  pump();
  if (restart) {
    save();
  }
  return restart;
}

void Plug::save() {
  spill();
  counter_.save();
}

Light Plug::light() const {
  if (update_->status() == UpdateStatus::kInProcess) {
    return Light::kUpdating;
  }
  if (!online()) {
    return Light::kNoBroker;
  }
  return relay_.state().on ? Light::kOn : Light::kOff;
}

void Plug::readingsDelivered() {
  if (onTheWay_ == OnTheWay::kLive) {
    live_.delivered(liveBatch_);
  } else if (onTheWay_ == OnTheWay::kLogged) {
    log_.delivered(loggedBatch_);
  }
  onTheWay_ = OnTheWay::kNothing;
}

void Plug::readingsFailed() {
  onTheWay_ = OnTheWay::kNothing;
  spill();
}

// What is on its way may arrive all the same and once more from the flash: a reading is known by its time.
void Plug::spill() {
  while (const auto reading = live_.takeOldest()) {
    log_.keep(*reading);
  }
}

void Plug::updateOrdered(std::string_view url) { update_->order(url); }

void Plug::pump() {
  if (!online() || onTheWay_ != OnTheWay::kNothing) {
    return;
  }
  TextWriter batch(buffer_.data(), buffer_.size());
  if (!log_.empty()) {
    loggedBatch_ = log_.writeBatch(batch, device_, kMostInBatch);
    send(OnTheWay::kLogged, loggedBatch_.readings, batch);
  } else if (!live_.empty()) {
    liveBatch_ = live_.writeBatch(batch, device_);
    send(OnTheWay::kLive, liveBatch_.readings, batch);
  }
}

// One reading is an object, several are an array.
void Plug::send(OnTheWay what, std::size_t readings, const TextWriter& batch) {
  const std::string_view text = batch.text();
  const std::string_view message = readings == 1 ? text.substr(1, text.size() - 2) : text;
  // before it is sent: a link may tell of the delivery while it sends
  onTheWay_ = what;
  if (message.empty() || !uplink_->sendReadings(message, linkNowMs_)) {
    onTheWay_ = OnTheWay::kNothing;
  }
}

void Plug::command(RelayCommand command, Source source) { tell(relay_.command(command, source, relayNow())); }

void Plug::tell(const std::optional<RelayState>& state) {
  if (!state) {
    return;
  }
  hardware_.relay.set(state->on);
  if (configuration_.restoreAtBoot) {
    hardware_.notes.write(kRelayNote, state->on ? "on" : "off");
  }
  if (online()) {
    uplink_->sendState(*state, clock_.secondsAt(nowMs_));
  }
}

}  // namespace wattm2m
