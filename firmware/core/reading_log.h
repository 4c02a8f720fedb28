// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "device_id.h"
#include "flash.h"
#include "reading.h"
#include "text.h"

namespace wattm2m {

// Readings that could not be delivered, kept in flash over power cuts, oldest first: a ring of sectors, each with a
// header and 127 records of 32 bytes. A record that was delivered is marked by clearing a byte, which needs no erasure;
// a record that a power cut has torn fails its checksum and is passed over. When the ring is full the oldest sector goes
// and what was undelivered in it is counted. 64 sectors (256 KiB) hold eleven hours at five seconds. One thread.
class ReadingLog {
 public:
  // What a batch ends with; to be handed to `delivered` when its delivery is confirmed.
  struct Batch {
    std::size_t readings = 0;
    std::size_t records = 0;
    std::uint64_t begin = 0;
  };

  // Takes up what is in the flash, which has at least two sectors and must outlive this.
  explicit ReadingLog(Flash& flash);

  // Keeps a reading. One without a time or with a number that cannot be told is dropped and counted. False if the flash
  // refuses; the reading is then counted as dropped, too.
  bool keep(const Reading& reading);

  // Writes as many of the oldest readings as fit, at most `most`, as a JSON array.
  Batch writeBatch(TextWriter& out, const DeviceId& device, std::size_t most);

  // Marks the readings of a batch as delivered.
  void delivered(const Batch& batch);

  std::size_t size() const { return pending_; }
  bool empty() const { return pending_ == 0; }
  std::uint64_t dropped() const { return dropped_; }

 private:
  static constexpr std::size_t kRecordSize = 32;
  static constexpr std::size_t kPerSector = Flash::kSectorSize / kRecordSize - 1;

  // Places count from the sector with sequence number 0; each sequence number has kPerSector of them.
  std::size_t sectorOf(std::uint64_t sequence) const {
    return static_cast<std::size_t>(sequence % flash_.sectors());
  }
  std::size_t addressOf(std::uint64_t place) const;
  std::optional<std::uint32_t> sequenceOf(std::size_t sector);
  void findEnds();
  void findNewest(std::uint64_t newest);
  bool beginSector(std::uint64_t sequence);
  bool isBlank(std::uint64_t place);
  std::optional<Reading> pendingAt(std::uint64_t place);
  void skipDelivered();

  Flash& flash_;
  std::uint64_t begin_ = 0;
  std::uint64_t end_ = 0;
  std::size_t pending_ = 0;
  std::uint64_t dropped_ = 0;
};

}  // namespace wattm2m
