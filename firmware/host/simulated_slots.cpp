// SPDX-License-Identifier: EPL-2.0
#include "simulated_slots.h"

#include <sstream>

namespace wattm2m {
namespace {
constexpr const char* kRunning = "running";
constexpr const char* kTrial = "trial";
constexpr const char* kStarted = "trial-started";
constexpr std::uint32_t kLargest = 64 * 1024;
}  // namespace

SimulatedSlots::SimulatedSlots(FileNotes& notes) : notes_(notes) {
  boot(notes_.text(kRunning));
  const std::string trial = notes_.text(kTrial);
  if (!notes_.text(kStarted).empty()) {
    rollBack();
  } else if (!trial.empty()) {
    notes_.write(kStarted, "yes");
    onTrial_ = true;
    boot(trial);
  }
}

void SimulatedSlots::boot(const std::string& firmware) {
  std::istringstream line(firmware);
  std::string version;
  std::uint32_t build = 0;
  std::string more;
  if (line >> version >> build) {
    version_ = version;
    build_ = build;
    deaf_ = (line >> more) && more == "deaf";
  }
}

bool SimulatedSlots::begin(std::uint32_t size) {
  written_.clear();
  return size <= kLargest;
}

bool SimulatedSlots::write(const std::uint8_t* bytes, std::size_t size) {
  written_.append(reinterpret_cast<const char*>(bytes), size);
  return true;
}

bool SimulatedSlots::activate() { return notes_.write(kStarted, "") && notes_.write(kTrial, written_); }

bool SimulatedSlots::confirm() {
  const bool kept = notes_.write(kRunning, notes_.text(kTrial)) && rollBack();
  onTrial_ = !kept;
  return kept;
}

bool SimulatedSlots::rollBack() { return notes_.write(kTrial, "") && notes_.write(kStarted, ""); }

}  // namespace wattm2m
