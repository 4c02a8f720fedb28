// SPDX-License-Identifier: EPL-2.0
#include "reading_log.h"

#include <algorithm>
#include <array>

#include "bytes.h"
#include "messages.h"
#include "reading_record.h"

namespace wattm2m {
namespace {
constexpr std::uint32_t kMagic = 0x31474C52;  // "RLG1"
constexpr std::size_t kHeaderSize = 12;       // magic, sequence number, CRC-32
}  // namespace

ReadingLog::ReadingLog(Flash& flash) : flash_(flash) {
  static_assert(kRecordSize == ReadingRecord::kSize);
  findEnds();
  for (std::uint64_t place = begin_; place < end_; place++) {
    pending_ += pendingAt(place) ? 1 : 0;
  }
  skipDelivered();
}

bool ReadingLog::keep(const Reading& reading) {
  const auto bytes = ReadingRecord::encode(reading);
  const bool fits = bytes && (end_ % kPerSector != 0 || beginSector(end_ / kPerSector));
  if (!fits || !flash_.write(addressOf(end_), bytes->data(), bytes->size())) {
    end_ += fits ? 1 : 0;  // the place is no longer clean
    dropped_++;
    return false;
  }
  end_++;
  pending_++;
  return true;
}

ReadingLog::Batch ReadingLog::writeBatch(TextWriter& out, const DeviceId& device, std::size_t most) {
  const std::size_t start = out.size();
  Batch batch{0, 0, begin_};
  out.append("[");
  for (std::uint64_t place = begin_; place < end_ && batch.readings < most; place++) {
    const auto reading = pendingAt(place);
    if (reading) {
      const std::size_t mark = out.size();
      writeReading(out.append(batch.readings == 0 ? "" : ","), device, *reading);
      const std::size_t fits = out.size();
      if (out.append("]").overflowed()) {
        out.rewind(mark);
        break;
      }
      out.rewind(fits);
      batch.readings++;
    }
    batch.records = static_cast<std::size_t>(place - begin_) + 1;
  }
  out.append("]");
  if (batch.readings == 0) {
    out.rewind(start);
  }
  return batch;
}

void ReadingLog::delivered(const Batch& batch) {
  for (std::uint64_t place = std::max(batch.begin, begin_); place < batch.begin + batch.records; place++) {
    if (place < end_ && pendingAt(place)) {
      const std::uint8_t done = 0;
      flash_.write(addressOf(place) + ReadingRecord::kDeliveredAt, &done, 1);
      pending_--;
    }
  }
  begin_ = std::clamp<std::uint64_t>(batch.begin + batch.records, begin_, end_);
}

std::size_t ReadingLog::addressOf(std::uint64_t place) const {
  return sectorOf(place / kPerSector) * Flash::kSectorSize + (1 + static_cast<std::size_t>(place % kPerSector)) * kRecordSize;
}

std::optional<std::uint32_t> ReadingLog::sequenceOf(std::size_t sector) {
  std::array<std::uint8_t, kHeaderSize> header;
  if (!flash_.read(sector * Flash::kSectorSize, header.data(), header.size()) ||
      get<std::uint32_t>(header.data()) != kMagic ||
      get<std::uint32_t>(&header[8]) != checksum(header.data(), 8)) {
    return std::nullopt;
  }
  const auto sequence = get<std::uint32_t>(&header[4]);
  return sequence % flash_.sectors() == sector ? std::optional(sequence) : std::nullopt;
}

// The newest sector, and the oldest one from which all are there without a gap.
void ReadingLog::findEnds() {
  std::optional<std::uint32_t> newest;
  for (std::size_t sector = 0; sector < flash_.sectors(); sector++) {
    const auto sequence = sequenceOf(sector);
    newest = sequence && (!newest || *sequence > *newest) ? sequence : newest;
  }
  if (newest) {
    findNewest(*newest);
  }
}

void ReadingLog::findNewest(std::uint64_t newest) {
  std::uint64_t oldest = newest;
  while (oldest > 0 && newest - oldest + 1 < flash_.sectors() &&
         sequenceOf(sectorOf(oldest - 1)) == static_cast<std::uint32_t>(oldest - 1)) {
    oldest--;
  }
  begin_ = oldest * kPerSector;
  end_ = (newest + 1) * kPerSector;
  while (end_ > newest * kPerSector && isBlank(end_ - 1)) {
    end_--;
  }
}

// Takes the next sector of the ring; what it still held is lost and counted.
bool ReadingLog::beginSector(std::uint64_t sequence) {
  const std::uint64_t oldest = sequence < flash_.sectors() ? 0 : (sequence + 1 - flash_.sectors()) * kPerSector;
  for (; begin_ < oldest; begin_++) {
    const bool lost = pendingAt(begin_).has_value();
    pending_ -= lost ? 1 : 0;
    dropped_ += lost ? 1 : 0;
  }
  std::array<std::uint8_t, kHeaderSize> header;
  put(header.data(), kMagic);
  put(&header[4], static_cast<std::uint32_t>(sequence));
  put(&header[8], checksum(header.data(), 8));
  const std::size_t sector = sectorOf(sequence);
  return flash_.erase(sector) && flash_.write(sector * Flash::kSectorSize, header.data(), header.size());
}

bool ReadingLog::isBlank(std::uint64_t place) {
  ReadingRecord::Bytes bytes;
  return flash_.read(addressOf(place), bytes.data(), bytes.size()) &&
         std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte == 0xFF; });
}

std::optional<Reading> ReadingLog::pendingAt(std::uint64_t place) {
  ReadingRecord::Bytes bytes;
  if (!flash_.read(addressOf(place), bytes.data(), bytes.size()) || bytes[ReadingRecord::kDeliveredAt] != 0xFF) {
    return std::nullopt;
  }
  auto reading = ReadingRecord::decode(bytes);
  if (reading) {
    reading->backfill = true;
  }
  return reading;
}

void ReadingLog::skipDelivered() {
  while (begin_ < end_ && !pendingAt(begin_)) {
    begin_++;
  }
}

}  // namespace wattm2m
