// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <cstdint>

#include "energy_snapshot.h"

namespace wattm2m {

// Counts consumed energy in Wh, over restarts. What it tells (`wattHours`) is only what is durable, so that a power cut
// never takes back what was told: at the most, what was consumed since the last save is lost. One thread.
class EnergyCounter {
 public:
  // A longer pause between two measurements is not filled: nobody knows what flowed meanwhile.
  static constexpr double kLongestStepS = 60;

  // Takes up the newer of the valid snapshots. The slots must outlive the counter.
  explicit EnergyCounter(SnapshotSlots& slots);

  // Whether a snapshot was found; if not, the counter began at 0.
  bool restored() const { return restored_; }

  // Counts a power over a time. Power that is fed in, numbers that are none and pauses count nothing.
  void add(double powerW, double seconds);

  // Makes durable what was counted; to be called once a minute or so, and before a restart that is known beforehand.
  // False if the slot could not be written: nothing is lost yet, and the next call tries again.
  bool save();

  // The counter to be told.
  double wattHours() const { return durable_.wattHours; }
  // Counted, but not durable yet.
  double unsavedWattHours() const { return counted_ - durable_.wattHours; }

 private:
  SnapshotSlots& slots_;
  EnergySnapshot durable_;
  double counted_ = 0;
  int durableSlot_ = SnapshotSlots::kCount - 1;
  bool restored_ = false;
};

}  // namespace wattm2m
