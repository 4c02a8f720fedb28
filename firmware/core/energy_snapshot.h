// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace wattm2m {

// The energy counter as it is kept over a restart. Its bytes are little-endian and end with a CRC-32 of what is before:
//   0 magic "WHC1"   4 sequence number   8 watt-hours (IEEE 754)   16 CRC-32
struct EnergySnapshot {
  static constexpr std::size_t kSize = 20;
  using Bytes = std::array<std::uint8_t, kSize>;

  // Counts the snapshots, so that the newer of two is known.
  std::uint32_t sequence = 0;
  double wattHours = 0;

  Bytes encode() const;
  // The snapshot, or nothing where the bytes are torn, worn or have never been written.
  static std::optional<EnergySnapshot> decode(const Bytes& bytes);
};

// Where snapshots are kept: two places that keep their bytes without power, such as two keys of the flash. The hardware
// layer implements it.
class SnapshotSlots {
 public:
  static constexpr int kCount = 2;

  virtual ~SnapshotSlots() = default;
  // The bytes of slot 0 or 1, whatever they are; nothing if they cannot be read.
  virtual std::optional<EnergySnapshot::Bytes> read(int slot) = 0;
  // Returns true only when the bytes are durable.
  virtual bool write(int slot, const EnergySnapshot::Bytes& bytes) = 0;
};

}  // namespace wattm2m
