// SPDX-License-Identifier: EPL-2.0
#include "host_plug.h"

#include <cstdio>
#include <ctime>
#include <filesystem>
#include <random>

namespace wattm2m {
namespace {
constexpr std::size_t kReadingSectors = 64;
constexpr int kWaitMs = 5;
constexpr const char* kBoard = "host";

std::filesystem::path made(const std::string& folder) {
  std::filesystem::create_directories(folder);
  return folder;
}
}  // namespace

HostPlug::HostPlug(const Options& options)
    : options_(options),
      device_(*DeviceId::of(options.configuration.deviceId.view())),
      startAtS_(options.startAtS > 0 ? options.startAtS : static_cast<std::int64_t>(std::time(nullptr))),
      notes_(made(options.folder)),
      slots_(notes_),
      snapshotFlash_(options.folder + "/energy.flash", 2),
      readingFlash_(options.folder + "/readings.flash", kReadingSectors),
      snapshots_(snapshotFlash_),
      mains_(options.configuration),
      link_(options.configuration, options.certificateFile),
      signature_(options.updateKeyFile),
      plug_(options.configuration, device_, Hardware{mains_, snapshots_, readingFlash_, notes_}, 0),
      update_({slots_, signature_, source_, notes_}, {slots_.version(), slots_.build(), kBoard}),
      pointOfAccess_((options.configuration.brokerTls ? "mqtts://" : "mqtt://") +
                     std::string(options.configuration.brokerHost.view()) + ":" +
                     std::to_string(static_cast<int>(options.configuration.brokerPort))),
      uplink_(uplink()) {
  plug_.join(*uplink_, update_);
  plug_.timeTold(startAtS_ * 1000, 0);
  std::printf("firmware %s%s\n", slots_.version().c_str(), slots_.onTrial() ? " on trial" : "");
  std::printf("energy %.3f Wh\n", plug_.energy().wattHours());
}

std::unique_ptr<Uplink> HostPlug::uplink() {
  if (!options_.configuration.oneM2m) {
    return std::make_unique<PlainUplink>(PlainUplink::Parties{link_, plug_}, device_, slots_.version());
  }
  const OneM2mNames names{device_.text(), options_.configuration.cseId.view(), options_.configuration.cseName.view(),
                          pointOfAccess_, slots_.version()};
  return std::make_unique<OneM2mUplink>(OneM2mUplink::Parties{link_, plug_, std::random_device()()}, names);
}

bool HostPlug::run() {
  const auto target = static_cast<std::int64_t>(static_cast<double>(realMs()) * options_.speed);
  while (simulatedMs_ + 1000 <= target) {
    if (step()) {
      return true;
    }
  }
  if (!slots_.deaf()) {
    link_.poll(kWaitMs);
  }
  return tick();
}

bool HostPlug::step() {
  simulatedMs_ += 1000;
  plug_.measured(mains_.second(simulatedS()), 1, simulatedMs_);
  return tick();
}

bool HostPlug::tick() {
  while (const auto event = link_.next()) {
    plug_.told(*event, realMs());
  }
  const bool restart = plug_.tick(simulatedMs_, realMs());
  print();
  return restart;
}

void HostPlug::print() {
  std::string now = plug_.online() ? "online" : "offline";
  now += plug_.relay().on ? ", relay on" : ", relay off";
  now += plug_.waiting() == 0 ? ", nothing waits" : ", readings wait";
  if (update_.status() != UpdateStatus::kNone) {
    now += ", update " + std::string(update_.reason());
  }
  now += ", minute " + std::to_string(simulatedMs_ / 60'000);
  if (now != printed_) {
    printed_ = now;
    std::printf("%lld %s\n", static_cast<long long>(simulatedS()), now.c_str());
    std::fflush(stdout);
  }
}

std::int64_t HostPlug::realMs() const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - started_).count();
}

}  // namespace wattm2m
