// SPDX-License-Identifier: EPL-2.0
#include "flash_snapshots.h"

#include <algorithm>

namespace wattm2m {
namespace {
std::size_t sectorStart(int slot) { return static_cast<std::size_t>(slot) * Flash::kSectorSize; }
}  // namespace

FlashSnapshots::FlashSnapshots(Flash& flash) : flash_(flash) {
  for (int slot = 0; slot < kCount; slot++) {
    free_[static_cast<std::size_t>(slot)] = firstFree(slot);
  }
}

// The last snapshot that is whole: the one behind it may have been torn by a power cut.
std::optional<EnergySnapshot::Bytes> FlashSnapshots::read(int slot) {
  for (std::size_t place = free_[static_cast<std::size_t>(slot)]; place > 0; place--) {
    const auto bytes = at(slot, place - 1);
    if (bytes && EnergySnapshot::decode(*bytes)) {
      return bytes;
    }
  }
  return std::nullopt;
}

bool FlashSnapshots::write(int slot, const EnergySnapshot::Bytes& bytes) {
  std::size_t& free = free_[static_cast<std::size_t>(slot)];
  if (free == kPerSector) {
    if (!flash_.erase(static_cast<std::size_t>(slot))) {
      return false;
    }
    free = 0;
  }
  const std::size_t address = sectorStart(slot) + free * EnergySnapshot::kSize;
  free++;  // also where writing fails: the place is no longer clean
  return flash_.write(address, bytes.data(), bytes.size()) && at(slot, free - 1) == bytes;
}

std::optional<EnergySnapshot::Bytes> FlashSnapshots::at(int slot, std::size_t place) {
  EnergySnapshot::Bytes bytes;
  if (!flash_.read(sectorStart(slot) + place * EnergySnapshot::kSize, bytes.data(), bytes.size())) {
    return std::nullopt;
  }
  return bytes;
}

std::size_t FlashSnapshots::firstFree(int slot) {
  std::size_t free = kPerSector;
  while (free > 0) {
    const auto bytes = at(slot, free - 1);
    if (!bytes || !std::all_of(bytes->begin(), bytes->end(), [](std::uint8_t byte) { return byte == 0xFF; })) {
      break;
    }
    free--;
  }
  return free;
}

}  // namespace wattm2m
