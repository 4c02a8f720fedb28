// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "device_id.h"
#include "reading.h"
#include "text.h"

namespace wattm2m {

// Readings in memory that are not delivered yet, oldest first. When it is full the oldest goes, and is counted. A reading
// leaves only when its delivery is confirmed, so one that is lost on the way is sent again. One thread.
class OfflineReadings {
 public:
  // What waits for a confirmation while there is a connection; without one, readings go to the ReadingLog in flash.
  static constexpr std::size_t kCapacity = 64;

  // What a batch ends with; to be handed to `delivered` when the broker has confirmed the message.
  struct Batch {
    std::size_t readings = 0;
    std::uint64_t end = 0;
  };

  // Keeps a reading. One without a time is dropped and counted, because delivered late it would get the wrong one; so is
  // one with a number that cannot be told, because all others would wait behind it.
  void keep(const Reading& reading);

  // Writes as many of the oldest readings as fit, as a JSON array; nothing if there is none.
  Batch writeBatch(TextWriter& out, const DeviceId& device) const;

  // Forgets the readings of a batch that was delivered, and no other: also if some of them were dropped meanwhile.
  void delivered(const Batch& batch);

  // Removes and returns the oldest.
  std::optional<Reading> takeOldest();

  std::size_t size() const { return static_cast<std::size_t>(end_ - begin_); }
  bool empty() const { return size() == 0; }
  std::uint64_t dropped() const { return dropped_; }

 private:
  const Reading& at(std::uint64_t position) const { return readings_[static_cast<std::size_t>(position % kCapacity)]; }

  std::array<Reading, kCapacity> readings_{};
  // Positions count all readings ever kept; they do not come round.
  std::uint64_t begin_ = 0;
  std::uint64_t end_ = 0;
  std::uint64_t dropped_ = 0;
};

}  // namespace wattm2m
