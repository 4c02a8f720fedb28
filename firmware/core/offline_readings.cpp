// SPDX-License-Identifier: EPL-2.0
#include "offline_readings.h"

#include <cmath>

#include "messages.h"

namespace wattm2m {
namespace {
bool isTellable(double number) { return std::fabs(number) <= kLargestNumber; }

bool isTellable(const Reading& reading) {
  return reading.timestampS > 0 && isTellable(reading.voltageV) && isTellable(reading.currentA) &&
         isTellable(reading.powerW) && isTellable(reading.energyWh);
}
}  // namespace

void OfflineReadings::keep(const Reading& reading) {
  if (!isTellable(reading)) {
    dropped_++;
    return;
  }
  if (size() == kCapacity) {
    begin_++;
    dropped_++;
  }
  readings_[static_cast<std::size_t>(end_ % kCapacity)] = reading;
  end_++;
}

OfflineReadings::Batch OfflineReadings::writeBatch(TextWriter& out, const DeviceId& device) const {
  Batch batch{0, begin_};
  if (out.overflowed()) {
    return batch;
  }
  while (batch.end < end_) {
    const std::size_t mark = out.size();
    out.append(batch.readings == 0 ? "[" : ",");
    writeReading(out, device, at(batch.end));
    const std::size_t fits = out.size();
    out.append("]");  // only to see whether it still fits
    if (out.overflowed()) {
      out.rewind(mark);
      break;
    }
    out.rewind(fits);
    batch.readings++;
    batch.end++;
  }
  if (batch.readings > 0) {
    out.append("]");
  }
  return batch;
}

void OfflineReadings::delivered(const Batch& batch) {
  if (batch.end > begin_ && batch.end <= end_) {
    begin_ = batch.end;
  }
}

std::optional<Reading> OfflineReadings::takeOldest() {
  return empty() ? std::nullopt : std::optional(at(begin_++));
}

}  // namespace wattm2m
