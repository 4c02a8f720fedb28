// SPDX-License-Identifier: EPL-2.0
#include "energy_counter.h"

#include <cmath>

namespace wattm2m {
namespace {
constexpr double kSecondsPerHour = 3600;
}  // namespace

EnergyCounter::EnergyCounter(SnapshotSlots& slots) : slots_(slots) {
  for (int slot = 0; slot < SnapshotSlots::kCount; slot++) {
    const auto bytes = slots_.read(slot);
    const auto snapshot = bytes ? EnergySnapshot::decode(*bytes) : std::nullopt;
    if (snapshot && (!restored_ || snapshot->sequence > durable_.sequence)) {
      durable_ = *snapshot;
      durableSlot_ = slot;
      restored_ = true;
    }
  }
  counted_ = durable_.wattHours;
}

void EnergyCounter::add(double powerW, double seconds) {
  if (!std::isfinite(powerW) || powerW <= 0 || !(seconds > 0) || seconds > kLongestStepS) {
    return;
  }
  counted_ += powerW * seconds / kSecondsPerHour;
}

bool EnergyCounter::save() {
  if (!(counted_ > durable_.wattHours)) {
    return true;
  }
  EnergySnapshot next;
  next.sequence = durable_.sequence + 1;
  next.wattHours = counted_;
  // never over the only good one: a power cut while writing leaves the other slot as it was
  const int slot = (durableSlot_ + 1) % SnapshotSlots::kCount;
  if (!slots_.write(slot, next.encode())) {
    return false;
  }
  durable_ = next;
  durableSlot_ = slot;
  return true;
}

}  // namespace wattm2m
