// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "curl_source.h"
#include "file_flash.h"
#include "file_notes.h"
#include "flash_snapshots.h"
#include "mosquitto_link.h"
#include "onem2m_uplink.h"
#include "openssl_signature.h"
#include "options.h"
#include "plain_uplink.h"
#include "plug.h"
#include "simulated_mains.h"
#include "simulated_slots.h"

namespace wattm2m {

// The plug with everything that the device has in hardware replaced. Prints a line for whatever changes, and for each
// simulated minute. One thread.
class HostPlug {
 public:
  explicit HostPlug(const Options& options);

  // Lets the simulated time catch up and talks to the broker for some milliseconds. True when it must restart.
  bool run();
  void press() { plug_.pressed(); }
  void save() { plug_.save(); }
  std::int64_t simulatedS() const { return startAtS_ + simulatedMs_ / 1000; }

 private:
  std::int64_t realMs() const;
  bool step();
  bool tick();
  void print();
  std::unique_ptr<Uplink> uplink();

  Options options_;
  DeviceId device_;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  std::int64_t startAtS_;
  std::int64_t simulatedMs_ = 0;
  FileNotes notes_;
  SimulatedSlots slots_;
  FileFlash snapshotFlash_;
  FileFlash readingFlash_;
  FlashSnapshots snapshots_;
  SimulatedMains mains_;
  MosquittoLink link_;
  OpenSslSignature signature_;
  CurlSource source_;
  Plug plug_;
  FirmwareUpdate update_;
  std::string pointOfAccess_;
  std::unique_ptr<Uplink> uplink_;
  std::string printed_;
};

}  // namespace wattm2m
